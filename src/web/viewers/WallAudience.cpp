// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/WallAudience.h"

#include <algorithm>
#include <utility>

namespace vedette {

WallAudience::WallAudience(ViewerPlaces &places, PieceOf pieceOf, QObject *parent)
    : QObject(parent)
    , m_pieceOf(std::move(pieceOf))
    , m_viewers(places, this)
{
}

WallAudience::~WallAudience()
{
    for (const auto &guest : m_guests) {
        guest->viewer->disconnect(this);
    }
}

bool WallAudience::Guest::takes(const QString &id, SteadyClock::time_point now)
{
    const auto pace = paces.find(id);
    return (pace != paces.end() ? pace : paces.insert(id, choice.pace))->takes(now);
}

Viewer *WallAudience::add(ClientSocket client, const QByteArray &head, const WallChoice &choice)
{
    Viewer *const viewer = m_viewers.add(std::move(client), head);
    if (viewer == nullptr) {
        return nullptr;
    }
    const auto &guest = m_guests.emplace_back(std::make_unique<Guest>(
        Guest{.viewer = viewer, .choice = choice, .paces = {}, .waiting = {}}));
    connect(viewer, &Viewer::idle, this, [this, guest = guest.get()] { serveNext(*guest); });
    connect(viewer, &QObject::destroyed, this, [this](QObject *gone) {
        std::erase_if(m_guests, [gone](const auto &one) { return one->viewer == gone; });
    });
    return viewer;
}

QList<Viewer *> WallAudience::viewersOf(const QString &id) const
{
    QList<Viewer *> all;
    for (const auto &guest : m_guests) {
        if (guest->choice.has(id)) {
            all.append(guest->viewer);
        }
    }
    return all;
}

void WallAudience::offer(const QString &id)
{
    const auto now = SteadyClock::now();
    QByteArray piece; // made for the first who takes it
    for (const auto &guest : m_guests) {
        if (!guest->choice.has(id) || !guest->takes(id, now)) {
            continue;
        }
        if (piece.isNull()) {
            piece = m_pieceOf(id);
        }
        give(*guest, id, piece);
    }
}

void WallAudience::offer(Viewer *viewer, const QString &id)
{
    for (const auto &guest : m_guests) {
        if (guest->viewer == viewer) {
            guest->takes(id, SteadyClock::now());
            give(*guest, id, m_pieceOf(id));
        }
    }
}

void WallAudience::give(Guest &guest, const QString &id, const QByteArray &piece)
{
    if (guest.viewer->isIdle()) {
        if (!piece.isNull()) {
            ++m_figures[id].sent;
            guest.viewer->offer(piece);
        }
    } else if (guest.waiting.contains(id)) {
        ++m_figures[id].skipped;
    } else {
        guest.waiting.append(id);
    }
}

void WallAudience::serveNext(Guest &guest)
{
    while (guest.viewer->isIdle() && !guest.waiting.isEmpty()) {
        const QString id = guest.waiting.takeFirst();
        give(guest, id, m_pieceOf(id));
    }
}

void WallAudience::forget(const QString &id)
{
    for (const auto &guest : m_guests) {
        guest->waiting.removeOne(id);
        guest->paces.remove(id);
    }
    m_figures.remove(id);
}

} // namespace vedette

#include "moc_WallAudience.cpp"
