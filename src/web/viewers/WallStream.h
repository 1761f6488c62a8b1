// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"
#include "web/viewers/FramePart.h"
#include "web/viewers/WallAudience.h"

#include <QByteArray>
#include <QObject>

#include <map>

namespace vedette {

class Camera;

/// The pictures of several cameras in one multipart answer, each part with X-Camera, its camera's
/// id. Each viewer counts as watching the cameras it asked for, and takes one place. Cameras come
/// and go without ending it. Lives in the io thread.
class WallStream : public QObject
{
    Q_OBJECT

public:
    /// places must outlive this object.
    explicit WallStream(ViewerPlaces &places, QObject *parent = nullptr);
    ~WallStream() override;

    /// camera must be removed before it is destroyed.
    void addCamera(const QString &id, Camera &camera);
    void removeCamera(const QString &id);

    bool hasRoom() const { return m_audience.hasRoom(); }
    void add(ClientSocket client, const WallChoice &choice);
    /// Without its endless body.
    [[nodiscard]] Answer answer() const;
    WallAudience &audience() { return m_audience; }

private:
    struct Source
    {
        Camera &camera;
        FramePart part;
    };

    QByteArray newestPart(const QString &id);
    void attach(Viewer *viewer, const QString &id, Camera &camera);

    QByteArray m_boundary;
    std::map<QString, Source> m_sources;
    WallAudience m_audience;
};

} // namespace vedette
