// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "QuitQuestion.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

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
    QMessageBox question(QMessageBox::Question, QuitQuestion::tr("Quit"),
                         viewers == 1
                             ? QuitQuestion::tr("1 other viewer is watching.")
                             : QuitQuestion::tr("%1 other viewers are watching.").arg(viewers),
                         QMessageBox::Cancel, window);
    question.setInformativeText(
        QuitQuestion::tr("Vedette shares this picture with them. When you quit, theirs ends."));
    const QPushButton *const quit =
        question.addButton(QuitQuestion::tr("&Quit"), QMessageBox::AcceptRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    return question.clickedButton() == quit;
}

} // namespace vedette
