// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "MainWindow.h"
#include "TestProgram.h"

#include <QTest>

#include <memory>

namespace vedette::test {

/// The window, active, with so many cameras of this kind: "camera-0" and so on.
inline std::unique_ptr<MainWindow> activeWindow(const CameraConfig &camera, int cameras)
{
    LoadedCameras loaded;
    for (int i = 0; i < cameras; ++i) {
        loaded.cameras.append({QStringLiteral("camera-%1").arg(i), {}, camera, {}});
    }
    auto window = std::make_unique<MainWindow>();
    window->openDemo(loaded);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get(), Timeout)) {
        QTest::qFail("the window is not active", __FILE__, __LINE__);
    }
    return window;
}

} // namespace vedette::test
