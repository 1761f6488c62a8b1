// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GrowingDialog.h"

namespace vedette {

/// What each key does, of all of the window. On a small screen its text scrolls. GUI thread.
class KeysDialog : public GrowingDialog
{
    Q_OBJECT

public:
    explicit KeysDialog(QWidget *parent = nullptr);
    ~KeysDialog() override;
};

} // namespace vedette
