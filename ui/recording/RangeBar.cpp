// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RangeBar.h"

#include "Confirmation.h"
#include "OverlayText.h"
#include "recording/MomentText.h"
#include "recording/RangeText.h"
#include "recording/RecordingDisk.h"
#include "recording/RemovedRecordings.h"
#include "Sentence.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <chrono>

namespace vedette {

namespace {

/// Of the text beside the buttons, at least: the longest ones are longer, and have a tool tip.
constexpr int TextCharacters = 60;

QString markText(const std::optional<WallTime> &mark)
{
    return mark ? momentText(*mark, TimePrecision::Seconds) : QStringLiteral("…");
}

} // namespace

RangeBar::RangeBar(QWidget *parent)
    : QWidget(parent)
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_text(new QLabel)
{
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_text->setObjectName(QStringLiteral("rangeText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_parts->addWidget(m_text, 1);
    auto *const row = new QHBoxLayout;
    m_parts->addLayout(row);
    m_undo = addButton(*row, tr("Undo"), "rangeUndo", tr("Brings back what was deleted."),
                       &RangeBar::undo);
    m_lock = addButton(*row, tr("Lock"), "rangeLock",
                       tr("The files that have a part of this time stay, whole, until you unlock "
                          "them."),
                       &RangeBar::lock);
    m_unlock = addButton(*row, tr("Unlock"), "rangeUnlock",
                         tr("The files that have a part of this time may go when there is no "
                            "longer room for them."),
                         &RangeBar::unlock);
    m_remove = addButton(*row, tr("Delete"), "rangeDelete",
                         tr("Deletes the files that have a part of this time, whole; but none that "
                            "is locked or being written. Asks first where that is much more than "
                            "what is marked. For 30 seconds it can be undone."),
                         &RangeBar::remove);
    addButton(*row, tr("E&xport…"), "rangeExport",
              tr("Saves the marked part, or what the timeline shows, as a film (E)."),
              &RangeBar::exportRequested);
    m_clear = addButton(*row, tr("Clear Marks"), "rangeClear", {}, &RangeBar::cleared);
    m_undoTime.setSingleShot(true);
    m_undoTime.setInterval(RemovedRecordings::UndoTime);
    connect(&m_undoTime, &QTimer::timeout, this, [this] {
        m_undoToken = 0;
        say({});
    });
    show();
}

QPushButton *RangeBar::addButton(QHBoxLayout &row, const QString &text, const char *objectName,
                                 const QString &hint, void (RangeBar::*act)()) const
{
    auto *const button = new QPushButton(text);
    button->setObjectName(QLatin1String(objectName));
    button->setToolTip(plainToolTip(hint));
    button->setAutoDefault(false);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, this, act);
    row.addWidget(button);
    return button;
}

void RangeBar::setDisk(RecordingDisk &disk)
{
    if (&disk != m_disk) {
        m_disk = &disk;
        m_undoToken = 0;
        say({});
    }
}

void RangeBar::setCamera(const QString &camera)
{
    m_camera = camera;
    show();
}

void RangeBar::setMarks(const MarkedRange &marks)
{
    m_marks = marks;
    say({});
}

void RangeBar::show()
{
    QString text = tr("Mark a part with I and O, or drag with Shift");
    if (!m_said.isEmpty()) {
        text = m_said;
    } else if (m_marks.isWhole()) {
        const auto length =
            std::chrono::duration_cast<std::chrono::milliseconds>(*m_marks.to - *m_marks.from);
        text = tr("%1 to %2, %3")
                   .arg(markText(m_marks.from), markText(m_marks.to), durationText(length));
    } else if (!m_marks.isEmpty()) {
        text = tr("%1 to %2").arg(markText(m_marks.from), markText(m_marks.to));
    }
    m_whole = text;
    m_text->setToolTip(plainToolTip(text));
    m_text->setAccessibleName(text);
    const bool isReady = m_marks.isWhole() && m_disk != nullptr && !m_camera.isEmpty();
    for (QPushButton *const button : {m_lock, m_unlock, m_remove}) {
        button->setEnabled(isReady);
    }
    m_clear->setEnabled(!m_marks.isEmpty());
    m_undo->setVisible(m_undoToken != 0);
    fit();
}

/// Where it is narrow, the text has a line of its own above the buttons.
void RangeBar::fit()
{
    const int buttons = m_parts->itemAt(1)->sizeHint().width();
    const int text = fontMetrics().averageCharWidth() * TextCharacters;
    const bool isWide = width() >= buttons + text;
    m_parts->setDirection(isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const int room = isWide ? width() - buttons - m_parts->spacing() : width();
    m_text->setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, room));
}

void RangeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RangeBar::say(const QString &text)
{
    m_said = text;
    show();
}

/// Why the disk has no answer.
QString RangeBar::problemText() const
{
    const auto problem = m_disk->problem();
    return problem ? problem->text : tr("The folder of the recordings cannot be used.");
}

void RangeBar::lock()
{
    setLocked(true);
}

void RangeBar::unlock()
{
    setLocked(false);
}

void RangeBar::setLocked(bool isLocked)
{
    m_disk->setLocked(m_camera, *m_marks.from, *m_marks.to, isLocked)
        .then(this, [this, isLocked](const std::optional<RecordingIndex::Locking> &locking) {
            say(locking ? lockedText(*locking, isLocked) : problemText());
            emit changed();
        });
}

/// With a question where whole files are much more than what is marked.
void RangeBar::remove()
{
    const RecordingCatalog::Span marked{*m_marks.from, *m_marks.to};
    m_disk->removable(m_camera, marked.from, marked.to)
        .then(this, [this, disk = m_disk, camera = m_camera, marked](const Removal &removal) {
            if (!removal || removal->removed == 0) {
                removed(removal);
                return;
            }
            if (removal->mustBeAsked() &&
                !isConfirmed(window(), removalQuestion(*removal, marked))) {
                return;
            }
            if (disk == m_disk) {
                removeNow(camera, marked);
            }
        });
}

void RangeBar::removeNow(const QString &camera, const RecordingCatalog::Span &marked)
{
    m_disk->remove(camera, marked.from, marked.to).then(this, [this](const Removal &removal) {
        removed(removal);
    });
}

void RangeBar::removed(const Removal &removal)
{
    if (removal && removal->removed > 0) {
        m_undoToken = removal->token;
        m_undoTime.start();
    }
    say(removal ? removedText(*removal) : problemText());
    emit changed();
}

void RangeBar::undo()
{
    m_undoTime.stop();
    m_disk->undoRemove(m_undoToken).then(this, [this](const std::optional<int> &restored) {
        say(restored.value_or(0) > 0
                ? inNumber(*restored, tr("1 file is back."), tr("%1 files are back."))
                : tr("It is too late: the files are gone."));
        emit changed();
    });
    m_undoToken = 0;
    show();
}

} // namespace vedette

#include "moc_RangeBar.cpp"
