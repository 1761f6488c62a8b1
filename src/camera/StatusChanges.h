// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/Camera.h"

#include <QObject>

namespace vedette {

/// Calls react in the camera's thread when what is reported about the camera may have changed,
/// until context is destroyed or disconnected from it.
template <typename React>
void onStatusChange(Camera &camera, QObject *context, const React &react)
{
    QObject::connect(&camera.stream(), &CameraStream::statusChanged, context, react);
    QObject::connect(&camera.steering(), &Steering::replied, context, react);
    QObject::connect(&camera.steeredBy(), &SteeredBy::changed, context, react);
    QObject::connect(&camera.hub(), &FrameHub::viewerCountChanged, context, react);
    QObject::connect(&camera.patrol(), &Patrol::changed, context, react);
    QObject::connect(&camera, &Camera::mountingChanged, context, react);
    QObject::connect(&camera, &Camera::positionChanged, context, react);
    QObject::connect(&camera, &Camera::recordingChanged, context, react);
    QObject::connect(&camera.controls(), &CameraControls::changed, context, react);
}

/// No such calls to context any more.
inline void ignoreStatus(Camera &camera, QObject *context)
{
    camera.stream().disconnect(context);
    camera.steering().disconnect(context);
    camera.steeredBy().disconnect(context);
    camera.hub().disconnect(context);
    camera.patrol().disconnect(context);
    camera.controls().disconnect(context);
    camera.disconnect(context);
}

} // namespace vedette
