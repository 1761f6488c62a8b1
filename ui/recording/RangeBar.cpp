// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RangeBar.h"

#include "OverlayText.h"
#include "recording/MomentText.h"
#include "recording/RecordingDisk.h"
#include "recording/RemovedRecordings.h"
#include "Sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <chrono>

namespace vedette {

namespace {

QString markText(const std::optional<WallTime> &mark)
{
    return mark ? momentText(*mark, TimePrecision::Seconds) : QStringLiteral("…");
}

} // namespace

RangeBar::RangeBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_text->setObjectName(QStringLiteral("rangeText"));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_text, 1);
    m_undo = addButton(*row, tr("Undo"), "rangeUndo", tr("What was deleted is there again."),
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
                            "is locked or being written. For 30 seconds it can be undone."),
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
    m_text->setText(text);
    m_text->setToolTip(plainToolTip(text));
    const bool isReady = m_marks.isWhole() && m_disk != nullptr && !m_camera.isEmpty();
    for (QPushButton *const button : {m_lock, m_unlock, m_remove}) {
        button->setEnabled(isReady);
    }
    m_clear->setEnabled(!m_marks.isEmpty());
    m_undo->setVisible(m_undoToken != 0);
}

void RangeBar::say(const QString &text)
{
    m_said = text;
    show();
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
            if (!locking) {
                say(tr("The folder of the recordings is not there."));
            } else if (locking->failed > 0) {
                say(tr("You have no right to change these files: %1.").arg(locking->failed));
            } else if (locking->changed == 0) {
                say(isLocked ? tr("There was nothing to be locked.")
                             : tr("There was nothing to be unlocked."));
            } else {
                say(isLocked ? tr("Files locked: %1.").arg(locking->changed)
                             : tr("Files unlocked: %1.").arg(locking->changed));
            }
            emit changed();
        });
}

void RangeBar::remove()
{
    m_disk->remove(m_camera, *m_marks.from, *m_marks.to)
        .then(this,
              [this](const std::optional<RecordingIndex::Removal> &removal) { removed(removal); });
}

void RangeBar::removed(const std::optional<RecordingIndex::Removal> &removal)
{
    if (!removal) {
        say(tr("The folder of the recordings is not there."));
        return;
    }
    QStringList parts;
    if (removal->removed > 0) {
        parts += tr("Files deleted: %1.").arg(removal->removed);
        m_undoToken = removal->token;
        m_undoTime.start();
    }
    if (removal->locked > 0) {
        parts += tr("Locked files that stay: %1.").arg(removal->locked);
    }
    if (removal->growing > 0) {
        parts += tr("What is being written stays.");
    }
    if (parts.isEmpty()) {
        parts += tr("There was nothing to be deleted.");
    }
    say(parts.join(QLatin1Char(' ')));
    emit changed();
}

void RangeBar::undo()
{
    m_undoTime.stop();
    m_disk->undoRemove(m_undoToken).then(this, [this](const std::optional<int> &restored) {
        say(restored.value_or(0) > 0 ? tr("Files that are there again: %1.").arg(*restored)
                                     : tr("It is too late: the files are gone."));
        emit changed();
    });
    m_undoToken = 0;
    show();
}

} // namespace vedette

#include "moc_RangeBar.cpp"
