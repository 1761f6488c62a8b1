// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecordingMark.h"

#include "Sentence.h"

namespace vedette {

namespace {

/// The most of a picture's width that a word may cover, as a divisor.
constexpr int MarkCoversAtMost = 3;
constexpr QColor RecordingDot(240, 70, 70);
constexpr QColor FailingDot(240, 160, 60);

} // namespace

RecordingMark::RecordingMark(QWidget *picture)
    : PictureLabel(picture)
{
    setObjectName(QStringLiteral("recordingMark"));
    setMouseTracking(true);
}

void RecordingMark::setStatus(const std::optional<RecordingStatus> &status)
{
    const bool isOn = status && status->isOn();
    m_isFailing = status && status->isFailing();
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

QColor RecordingMark::dotColour() const
{
    return m_isFailing ? FailingDot : RecordingDot;
}

QString RecordingMark::shownText(int /*width*/) const
{
    return hasText() ? m_text : QString();
}

bool RecordingMark::hasText() const
{
    return sizeWith(m_text).width() * MarkCoversAtMost <= parentWidget()->width();
}

void RecordingMark::moveToCorner()
{
    const QSize size =
        sizeWith(shownText(parentWidget()->width())).boundedTo(parentWidget()->size());
    setGeometry(QRect(QPoint(parentWidget()->width() - size.width(), 0), size));
    setVisible(m_isWanted && !m_text.isEmpty());
    update();
}

} // namespace vedette

#include "moc_RecordingMark.cpp"
