// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"
#include "web/viewers/FramePart.h"
#include "web/viewers/ViewerSet.h"

#include <QByteArray>
#include <QObject>

namespace vedette {

class Camera;

/// The camera's stream, sent on to every viewer as multipart/x-mixed-replace (RFC 2046, 5.1; each
/// part with Content-Length and X-Timestamp). A frame becomes a part once, which all viewers share.
/// Each viewer counts as watching the camera. Lives in the io thread.
class StreamBroadcast : public QObject
{
    Q_OBJECT

public:
    /// camera and places must outlive this object.
    StreamBroadcast(Camera &camera, ViewerPlaces &places, QObject *parent = nullptr);
    ~StreamBroadcast() override;

    bool hasRoom() const { return m_viewers.hasRoom(); }
    /// pace: which frames it gets.
    void add(ClientSocket client, const FramePace &pace = {});
    /// Without its endless body.
    [[nodiscard]] Answer answer() const;
    ViewerSet &viewers() { return m_viewers; }

private:
    Camera &m_camera;
    ViewerSet m_viewers;
    QByteArray m_boundary;
    FramePart m_part;
};

} // namespace vedette
