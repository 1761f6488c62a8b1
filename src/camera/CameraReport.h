// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace vedette {

class Camera;

/// What is reported about a camera (see docs of GET /api/status in README.md).
QJsonObject statusReport(Camera &camera);
/// … as JSON.
QByteArray statusJson(Camera &camera);
/// The part of it that is about its recording, as JSON: an empty object when there is
/// nowhere to record it.
QByteArray recordingJson(Camera &camera);
/// Everything in it that a viewer should hear of at once; two of them are equal when nothing has
/// changed but figures that always do.
QByteArray statusFingerprint(Camera &camera);
/// What its patrol does: "stopped", "going", "staying" or "interrupted".
QString patrolState(Camera &camera);
/// What a list of cameras says of one.
QJsonObject cameraSummary(Camera &camera);

} // namespace vedette
