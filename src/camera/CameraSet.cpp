// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraSet.h"

#include "camera/Camera.h"

#include <QTimer>

#include <algorithm>

namespace vedette {

CameraSet::CameraSet(std::chrono::milliseconds linger, QObject *parent)
    : QObject(parent)
    , m_linger(linger)
{
}

CameraSet::~CameraSet() = default;

void CameraSet::recordOn(RecordingDisk *disk)
{
    m_disk = disk;
    for (const auto &[id, camera] : m_cameras) {
        camera->recordOn(disk);
    }
}

void CameraSet::set(const QMap<QString, CameraConfig> &cameras)
{
    for (auto it = m_cameras.begin(); it != m_cameras.end();) {
        const auto wanted = cameras.constFind(it->first);
        if (wanted != cameras.cend() && wanted->canBecome(it->second->config())) {
            it->second->setMounting(wanted->mounting);
            it->second->setFieldOfView(wanted->reach.fieldOfView);
            it->second->setRecord(wanted->record);
            ++it;
            continue;
        }
        emit aboutToRemove(it->first, it->second.get());
        it->second.release()->retire();
        it = m_cameras.erase(it);
    }
    for (auto it = cameras.cbegin(); it != cameras.cend(); ++it) {
        const auto [place, isNew] = m_cameras.try_emplace(it.key());
        if (isNew) {
            place->second = std::make_unique<Camera>(it.value(), m_linger);
            place->second->recordOn(m_disk);
            emit added(it.key(), place->second.get());
        }
    }
}

void CameraSet::rest()
{
    auto *const waiting = new QObject(this);
    const auto judge = [this, waiting] {
        const bool isAtRest =
            std::all_of(m_cameras.cbegin(), m_cameras.cend(),
                        [](const auto &entry) { return entry.second->steering().isAtRest(); });
        if (isAtRest) {
            waiting->deleteLater();
            emit rested();
        }
    };
    for (const auto &[id, camera] : m_cameras) {
        camera->patrol().leave();
        camera->steering().releaseAll();
        connect(&camera->steering(), &Steering::rested, waiting, judge);
    }
    QTimer::singleShot(0, waiting, judge);
    QTimer::singleShot(Camera::StopPatience, waiting, [this, waiting] {
        waiting->deleteLater();
        emit rested();
    });
}

Camera *CameraSet::find(const QString &id) const
{
    const auto found = m_cameras.find(id);
    return found != m_cameras.end() ? found->second.get() : nullptr;
}

} // namespace vedette

#include "moc_CameraSet.cpp"
