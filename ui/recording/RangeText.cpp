// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RangeText.h"

#include "OverlayText.h"
#include "recording/MomentText.h"
#include "recording/SizeText.h"
#include "Sentence.h"

#include <QCoreApplication>
#include <QStringList>

namespace vedette {

namespace {

struct RangeTexts
{
    Q_DECLARE_TR_FUNCTIONS(vedette::RangeBar)
};

/// The date once, where it is the same one.
QString extentText(const RecordingIndex::Removal &removal)
{
    const bool isOneDay = dateText(removal.from) == dateText(removal.to);
    return RangeTexts::tr("%1 to %2, %3")
        .arg(momentText(removal.from, TimePrecision::Seconds),
             isOneDay ? timeText(removal.to, TimePrecision::Seconds)
                      : momentText(removal.to, TimePrecision::Seconds),
             dataText(removal.bytes));
}

/// And why.
QStringList staysText(const RecordingIndex::Removal &removal)
{
    QStringList sentences;
    if (removal.locked > 0) {
        sentences += inNumber(removal.locked, RangeTexts::tr("1 locked file stays."),
                              RangeTexts::tr("%1 locked files stay."));
    }
    if (removal.growing > 0) {
        sentences += RangeTexts::tr("What is being written stays.");
    }
    return sentences;
}

} // namespace

QString lockedText(const RecordingIndex::Locking &locking, bool isLocked)
{
    if (locking.failed > 0) {
        return inNumber(locking.failed,
                        RangeTexts::tr("You have no right to change 1 of these files."),
                        RangeTexts::tr("You have no right to change %1 of these files."));
    }
    if (isLocked) {
        return locking.changed == 0
                   ? RangeTexts::tr("There was nothing to be locked.")
                   : inNumber(locking.changed, RangeTexts::tr("1 file is locked now."),
                              RangeTexts::tr("%1 files are locked now."));
    }
    return locking.changed == 0
               ? RangeTexts::tr("There was nothing to be unlocked.")
               : inNumber(locking.changed, RangeTexts::tr("1 file is unlocked now."),
                          RangeTexts::tr("%1 files are unlocked now."));
}

QString removedText(const RecordingIndex::Removal &removal)
{
    QStringList sentences = staysText(removal);
    if (removal.removed > 0) {
        sentences.prepend(inNumber(removal.removed, RangeTexts::tr("1 file is deleted"),
                                   RangeTexts::tr("%1 files are deleted")) +
                          RangeTexts::tr(": %1.").arg(extentText(removal)));
    }
    return sentences.isEmpty() ? RangeTexts::tr("There was nothing to be deleted.")
                               : sentences.join(QLatin1Char(' '));
}

Confirmation removalQuestion(const RecordingIndex::Removal &removal,
                             const RecordingCatalog::Span &marked)
{
    using std::chrono::milliseconds;
    const auto length = std::chrono::duration_cast<milliseconds>(marked.to - marked.from);
    QStringList sentences{
        RangeTexts::tr("Only whole files can be deleted: you marked %1, and there are %2 more "
                       "before and behind that.")
            .arg(durationText(length), durationText(removal.beyond))};
    sentences += staysText(removal);
    sentences += RangeTexts::tr("For 30 seconds you can undo it.");
    return {.title = RangeTexts::tr("Delete Recordings"),
            .text = inNumber(removal.removed, RangeTexts::tr("Delete 1 file?"),
                             RangeTexts::tr("Delete %1 files?")) +
                    QLatin1Char('\n') + extentText(removal),
            .information = sentences.join(QLatin1Char(' ')),
            .yes = RangeTexts::tr("&Delete"),
            .role = QMessageBox::DestructiveRole};
}

} // namespace vedette
