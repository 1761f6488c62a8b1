// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraHandle.h"

#include <QAction>
#include <QPointer>

namespace vedette {

/// The menu's entry that lets a camera find its home, after a word about cables. Enabled for
/// cameras that can.
class HomeFinder : public QAction
{
    Q_OBJECT

public:
    explicit HomeFinder(QWidget *window);

    /// Null: none is selected.
    void setCamera(CameraHandle *camera);

signals:
    void failed(const QString &text);

private:
    void ask();

    QWidget *m_window;
    QPointer<CameraHandle> m_camera;
};

} // namespace vedette
