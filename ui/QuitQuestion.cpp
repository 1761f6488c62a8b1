// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "QuitQuestion.h"

#include "Confirmation.h"

#include <QCoreApplication>

namespace vedette {

namespace {

struct QuitQuestion
{
    Q_DECLARE_TR_FUNCTIONS(QuitQuestion)
};

} // namespace

bool mayQuit(QWidget *window, int viewers)
{
    if (viewers == 0) {
        return true;
    }
    return isConfirmed(
        window,
        {.title = QuitQuestion::tr("Quit"),
         .text = viewers == 1 ? QuitQuestion::tr("1 other viewer is watching.")
                              : QuitQuestion::tr("%1 other viewers are watching.").arg(viewers),
         .information =
             QuitQuestion::tr("Vedette shares this picture with them. When you quit, theirs ends."),
         .yes = QuitQuestion::tr("&Quit")});
}

} // namespace vedette
