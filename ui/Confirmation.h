// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMessageBox>

namespace vedette {

/// A question before something that cannot be taken back. All texts are plain.
struct Confirmation
{
    QString title;
    QString text;
    QString information; ///< what will happen, below it
    QString yes;         ///< of the button beside Cancel
    QMessageBox::ButtonRole role = QMessageBox::AcceptRole;
};

/// Asks over window, and waits for the answer: whatever may be gone meanwhile is to be looked at
/// again afterwards. Cancel is what Return means.
[[nodiscard]] bool isConfirmed(QWidget *window, const Confirmation &question);

} // namespace vedette
