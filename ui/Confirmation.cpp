// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Confirmation.h"

#include <QPushButton>

namespace vedette {

bool isConfirmed(QWidget *window, const Confirmation &question)
{
    QMessageBox box(QMessageBox::Question, question.title, question.text, QMessageBox::Cancel,
                    window);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(question.information);
    const QPushButton *const yes = box.addButton(question.yes, question.role);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace vedette
