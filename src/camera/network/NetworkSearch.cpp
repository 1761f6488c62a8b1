// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/network/NetworkSearch.h"

#include "camera/network/AvahiBrowsing.h"

#include <algorithm>

namespace vedette {

NetworkSearch::NetworkSearch(QObject *parent)
    : QObject(parent)
{
}

NetworkSearch::~NetworkSearch() = default;

void NetworkSearch::start()
{
    // Queued: whoever is told may end the search.
    m_browsing = std::make_unique<AvahiBrowsing>(Timeout, MostCameras);
    connect(m_browsing.get(), &AvahiBrowsing::resolved, this, &NetworkSearch::add,
            Qt::QueuedConnection);
    connect(m_browsing.get(), &AvahiBrowsing::finished, this, &NetworkSearch::conclude,
            Qt::QueuedConnection);
    m_browsing->start();
}

void NetworkSearch::cancel()
{
    m_browsing.reset();
}

void NetworkSearch::add(const NetworkCamera &camera)
{
    if (!m_browsing || camera.address.isEmpty()) {
        return;
    }
    const auto known = std::find_if(m_found.begin(), m_found.end(),
                                    [&camera](const auto &one) { return one.isAt(camera); });
    if (known == m_found.end() && m_found.size() < MostCameras) {
        m_found.append(camera);
        emit found(camera);
    } else if (known != m_found.end() && camera.looksLikeCamera && !known->looksLikeCamera) {
        *known = camera;
        emit found(camera);
    }
}

void NetworkSearch::conclude(bool isAvailable)
{
    if (!m_browsing) {
        return;
    }
    m_browsing.reset();
    emit finished(isAvailable ? Outcome::Done : Outcome::Unavailable,
                  !isAvailable ? tr("Avahi, which knows what is in the local network, does not run "
                                    "on this computer. Start it (avahi-daemon), or type the "
                                    "camera's address, which your router lists.")
                  : m_found.isEmpty()
                      ? tr("Nothing announces itself in the local network. Many cameras do not: "
                           "type the camera's address, which your router lists.")
                      : tr("Cameras come first. Those that do not announce themselves are not "
                           "listed; your router knows them."));
}

} // namespace vedette

#include "moc_NetworkSearch.cpp"
