// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoScene.h"

#include <QBuffer>
#include <QImageWriter>
#include <QList>

namespace vedette::bench {

/// Pictures as the simulator's camera sends them, one a frame interval apart.
inline QList<QByteArray> sceneJpegs(QSize size, int quality, int count)
{
    const ServoMotor traverse;
    const ServoMotor elevation;
    DemoScene scene(size, traverse, elevation);
    QList<QByteArray> jpegs;
    for (int i = 0; i < count; ++i) {
        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        QImageWriter writer(&buffer, "jpeg");
        writer.setQuality(quality);
        writer.write(scene.render(ServoMotor::TimePoint(std::chrono::milliseconds(40 * i))));
        jpegs += jpeg;
    }
    return jpegs;
}

} // namespace vedette::bench
