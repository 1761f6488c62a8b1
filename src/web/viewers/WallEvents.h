// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"
#include "web/viewers/EventTimes.h"
#include "web/viewers/WallAudience.h"

#include <QByteArray>
#include <QObject>
#include <QSet>

#include <map>

namespace vedette {

class Camera;

/// The status of several cameras as server-sent events, as EventBroadcast sends that of one; each
/// says in "camera" whose it is, and "removed" follows the last one of a camera that is taken away.
/// Lives in the io thread.
class WallEvents : public QObject
{
    Q_OBJECT

public:
    /// places must outlive this object.
    explicit WallEvents(ViewerPlaces &places, QObject *parent = nullptr);
    ~WallEvents() override;

    /// camera must be removed before it is destroyed.
    void addCamera(const QString &id, Camera &camera);
    void removeCamera(const QString &id);

    bool hasRoom() const { return m_audience.hasRoom(); }
    void add(ClientSocket client, const WallChoice &choice);
    /// Without its endless body.
    [[nodiscard]] static Answer answer();
    WallAudience &audience() { return m_audience; }

private:
    struct Source
    {
        Camera &camera;
        QByteArray fingerprint; ///< of what was sent last
    };

    QByteArray eventOf(const QString &id);
    void somethingChanged(const QString &id);
    void notifyChanged();
    void notifyAll();

    std::map<QString, Source> m_sources;
    QSet<QString> m_changed; ///< perhaps, since it was last sent
    WallAudience m_audience;
    EventTimes m_times;
};

} // namespace vedette
