// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "CameraAction.h"

namespace vedette {

/// The menu's entry that lets a camera find its home, after a word about cables. Enabled for
/// cameras that can.
class HomeFinder : public CameraAction
{
    Q_OBJECT

public:
    explicit HomeFinder(QWidget *window);

signals:
    void failed(const QString &text);

protected:
    void follow() override;

private:
    void ask();

    QWidget *m_window;
};

} // namespace vedette
