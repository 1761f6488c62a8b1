// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastCamera.h"
#include "recording/Segment.h"
#include "stream/DecodedFrame.h"

#include <QObject>

#include <map>
#include <optional>

namespace vedette {

class DecodePool;
class PastReader;
class PastStill;
class Wall;

/// The wall's tiles while they show the past. Those whose past is not played are given what theirs
/// has at the moment shown. GUI thread.
class PastTiles : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive what is asked of this object.
    PastTiles(Wall &wall, DecodePool &pool, QObject *parent);

    /// Where recordings are from now on. This object outlives it.
    void setReader(PastReader &reader);
    /// Nothing: nothing was recorded at that time.
    void show(const QString &id, const std::optional<DecodedFrame> &picture, WallTime time);
    /// All of these that are seen, but for the one that is played, show this moment soon.
    void follow(const QList<PastCamera> &cameras, const QString &played, WallTime moment);
    /// All show what is live.
    void showNow();

private:
    PastStill &stillOf(const QString &id);

    Wall &m_wall;
    DecodePool &m_pool;
    PastReader *m_reader = nullptr;
    std::map<QString, PastStill *> m_stills; ///< by id; children
    QString m_played;
    WallTime m_moment;
    bool m_isOn = false;
};

} // namespace vedette
