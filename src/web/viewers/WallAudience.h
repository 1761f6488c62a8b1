// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/viewers/ViewerSet.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace vedette {

/// What one viewer of several cameras asked for. A value.
struct WallChoice
{
    std::optional<QSet<QString>> ids; ///< nothing: all that there are, also those that come later
    FramePace pace;                   ///< of each camera by itself

    bool has(const QString &id) const { return !ids || ids->contains(id); }
};

/// Everybody who gets one endless answer about several cameras. A client that is busy skips to the
/// newest piece of each camera apart, and the cameras take turns, so that none holds back another.
/// Which cameras have something new for a client is all that is kept for it: a piece is asked for
/// when it can be sent, so that whatever their number a client costs one piece. Lives in the io
/// thread.
class WallAudience : public QObject
{
    Q_OBJECT

public:
    /// The newest piece of a camera; null when there is none that should be sent now.
    using PieceOf = std::function<QByteArray(const QString &id)>;
    /// Of one camera, since the program started.
    struct Figures
    {
        quint64 sent = 0;
        quint64 skipped = 0;
    };

    /// places must outlive this object.
    WallAudience(ViewerPlaces &places, PieceOf pieceOf, QObject *parent = nullptr);
    ~WallAudience() override;

    bool hasRoom() const { return m_viewers.hasRoom(); }
    int count() const { return m_viewers.count(); }
    ViewerSet &viewers() { return m_viewers; }

    /// Takes client over; it gets head, and pieces from then on. Null as ViewerSet::add().
    Viewer *add(ClientSocket client, const QByteArray &head, const WallChoice &choice);
    /// Those who want to see this camera.
    [[nodiscard]] QList<Viewer *> viewersOf(const QString &id) const;
    /// There is a new piece of this camera, for all whose pace takes it.
    void offer(const QString &id);
    /// … for one viewer, whatever its pace.
    void offer(Viewer *viewer, const QString &id);
    /// A camera is gone: nothing of it waits, and its figures start again.
    void forget(const QString &id);
    [[nodiscard]] Figures figuresOf(const QString &id) const { return m_figures.value(id); }

private:
    struct Guest
    {
        Viewer *viewer;
        WallChoice choice;
        QHash<QString, FramePace> paces;
        QStringList waiting; ///< whose newest piece it has not got yet, in the order of their turns

        bool takes(const QString &id, SteadyClock::time_point now);
    };

    void give(Guest &guest, const QString &id, const QByteArray &piece);
    void serveNext(Guest &guest);

    PieceOf m_pieceOf;
    ViewerSet m_viewers;
    std::vector<std::unique_ptr<Guest>> m_guests;
    QHash<QString, Figures> m_figures;
};

} // namespace vedette
