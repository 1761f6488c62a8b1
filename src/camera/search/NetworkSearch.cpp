// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/NetworkSearch.h"

#include "camera/search/AvahiBrowsing.h"

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
    const bool isKnown =
        std::any_of(m_found.cbegin(), m_found.cend(), [&camera](const NetworkCamera &known) {
            return known.address == camera.address && known.port == camera.port;
        });
    if (m_browsing && !camera.address.isEmpty() && !isKnown && m_found.size() < MostCameras) {
        m_found.append(camera);
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
                  !isAvailable        ? tr("Avahi is not running, which looks for names in the "
                                                  "local network. Type the camera's address.")
                  : m_found.isEmpty() ? tr("Nothing names itself in the local network.")
                                      : tr("%n found in the local network.", nullptr,
                                           static_cast<int>(m_found.size())));
}

} // namespace vedette
