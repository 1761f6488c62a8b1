// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecordingMark.h"

#include "Sentence.h"

#include <QEvent>
#include <QPainter>

namespace vedette {

namespace {

/// The most of a picture's width that a word may cover, as a divisor.
constexpr int MarkCoversAtMost = 3;
constexpr QColor MarkPaper(16, 20, 26);
constexpr QColor MarkInk(245, 247, 250);
constexpr QColor RecordingDot(240, 70, 70);
constexpr QColor FailingDot(240, 160, 60);

} // namespace

RecordingMark::RecordingMark(QWidget *picture)
    : QWidget(picture)
{
    setObjectName(QStringLiteral("recordingMark"));
    // So that a new picture below does not paint it, too.
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    picture->installEventFilter(this);
    hide();
}

void RecordingMark::setStatus(const std::optional<RecordingStatus> &status)
{
    const bool isOn = status && status->isOn();
    m_isFailing = isOn && !status->progress.problem.isEmpty();
    m_text = !isOn ? QString() : m_isFailing ? tr("Not recorded") : tr("Recording");
    const QString details =
        m_isFailing ? tr("Not recorded: %1").arg(status->progress.problem) : m_text;
    setAccessibleName(details);
    setToolTip(plainToolTip(details));
    moveToCorner();
}

void RecordingMark::setWanted(bool wanted)
{
    if (wanted != m_isWanted) {
        m_isWanted = wanted;
        moveToCorner();
    }
}

int RecordingMark::padding() const
{
    return fontMetrics().height() / 3;
}

QSize RecordingMark::sizeHint() const
{
    const int line = fontMetrics().height();
    // And a point more, for widths are rounded.
    const int text = line / 2 + fontMetrics().horizontalAdvance(m_text) + 1;
    return {line / 2 + text + 2 * padding(), line + padding()};
}

bool RecordingMark::hasText() const
{
    return sizeHint().width() * MarkCoversAtMost <= parentWidget()->width();
}

void RecordingMark::moveToCorner()
{
    QSize size = sizeHint();
    if (!hasText()) {
        size.setWidth(fontMetrics().height() / 2 + 2 * padding());
    }
    size = size.boundedTo(parentWidget()->size());
    setGeometry(QRect(QPoint(parentWidget()->width() - size.width(), 0), size));
    setVisible(m_isWanted && !m_text.isEmpty());
    update();
}

bool RecordingMark::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        moveToCorner();
    }
    return QWidget::eventFilter(watched, event);
}

void RecordingMark::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        moveToCorner();
    }
}

void RecordingMark::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), MarkPaper);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_isFailing ? FailingDot : RecordingDot);
    painter.drawEllipse(QRectF(padding(), (height() - line / 2.0) / 2, line / 2.0, line / 2.0));
    if (hasText()) {
        painter.setPen(MarkInk);
        painter.drawText(rect().adjusted(padding() + line, 0, -padding(), 0),
                         Qt::AlignLeft | Qt::AlignVCenter, m_text);
    }
}

} // namespace vedette

#include "moc_RecordingMark.cpp"
