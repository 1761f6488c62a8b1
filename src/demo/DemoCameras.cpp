// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameras.h"

#include "config/DemoCount.h"
#include "demo/DemoPlace.h"

#include <utility>

namespace vedette {

namespace {

static_assert(MostDemoCameras == DemoPlace::Count, "each sees another place");

quint16 portOf(int camera, quint16 first)
{
    return first == 0 ? quint16{0} : static_cast<quint16>(first + camera * DemoCameras::PortsOfOne);
}

} // namespace

QList<DemoCamera::Options> DemoCameras::options(int count, const DemoCamera::Options &first)
{
    if (count == 1) {
        return {first};
    }
    QList<DemoCamera::Options> all(count, first);
    for (int camera = 0; camera < count; ++camera) {
        all[camera].place = camera;
        all[camera].streamPort = portOf(camera, first.streamPort);
        all[camera].servoPort = portOf(camera, first.servoPort);
    }
    return all;
}

DemoCameras::DemoCameras(const QList<DemoCamera::Options> &options, QObject *parent)
    : QObject(parent)
{
    for (const DemoCamera::Options &one : options) {
        m_cameras.append(new DemoCamera(one, this));
    }
}

bool DemoCameras::start()
{
    for (DemoCamera *camera : std::as_const(m_cameras)) {
        if (!camera->start()) {
            m_errorText = camera->errorText();
            return false;
        }
    }
    return true;
}

} // namespace vedette

#include "moc_DemoCameras.cpp"
