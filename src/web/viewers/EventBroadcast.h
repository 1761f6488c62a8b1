// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"
#include "web/viewers/EventTimes.h"
#include "web/viewers/ViewerSet.h"

#include <QByteArray>
#include <QObject>

namespace vedette {

class Camera;

/// The camera's status as server-sent events (WHATWG HTML, 9.2): at each change, and often enough
/// that a page knows the server is there. Lives in the io thread.
class EventBroadcast : public QObject
{
    Q_OBJECT

public:
    /// camera and places must outlive this object.
    EventBroadcast(Camera &camera, ViewerPlaces &places, QObject *parent = nullptr);
    ~EventBroadcast() override;

    bool hasRoom() const { return m_listeners.hasRoom(); }
    void add(ClientSocket client);
    /// Without its endless body.
    [[nodiscard]] static Answer answer();
    ViewerSet &listeners() { return m_listeners; }

private:
    void notify();
    QByteArray statusEvent();

    Camera &m_camera;
    ViewerSet m_listeners;
    EventTimes m_times;
    QByteArray m_fingerprint; ///< of what was sent last
};

} // namespace vedette
