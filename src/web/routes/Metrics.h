// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/viewers/WallAudience.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace vedette {

class Camera;

/// One camera whose metrics are asked for.
struct CameraMetrics
{
    QString id;
    Camera &camera;
    const ViewerSet &viewers;     ///< of its own stream
    WallAudience::Figures wall{}; ///< of those who watch several
};

/// What Prometheus scrapes (text exposition format 0.0.4). connections: open ones, viewers among
/// them.
QByteArray metricsText(const std::vector<CameraMetrics> &cameras, int connections,
                       quint64 loginsRefused);

} // namespace vedette
