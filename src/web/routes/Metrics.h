// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace vedette {

class Camera;
class ViewerSet;

/// What Prometheus scrapes (text exposition format 0.0.4). connections: open ones, viewers among
/// them.
QByteArray metricsText(Camera &camera, const ViewerSet &viewers, int connections,
                       quint64 loginsRefused);

} // namespace vedette
