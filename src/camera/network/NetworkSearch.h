// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/network/NetworkCamera.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace vedette {

class AvahiBrowsing;

/// Looks for cameras that name themselves in the local network (mDNS), by asking Avahi on the
/// system bus. Only when told to: nothing is asked before start(), and no camera is asked at all.
/// Lives in the thread that made it, which must have an event loop. One search for each object;
/// destroying it ends the search.
class NetworkSearch : public QObject
{
    Q_OBJECT

public:
    /// What does not name itself by then is not found: mDNS answers take about a second.
    static constexpr std::chrono::milliseconds Timeout{6000};
    /// More than these are not listed.
    static constexpr int MostCameras = 64;

    enum class Outcome {
        Done,
        Unavailable, ///< Avahi is not running, or there is no system bus
    };
    Q_ENUM(Outcome)

    explicit NetworkSearch(QObject *parent = nullptr);
    ~NetworkSearch() override;

    /// finished() follows, never from within this call, unless cancel() is called.
    void start();
    /// Nothing is emitted any more.
    void cancel();

signals:
    /// Each address and port once, and again when it turns out to be a camera's.
    void found(const vedette::NetworkCamera &camera);
    /// text: for the user, never empty: what the list means, or why there is none.
    void finished(vedette::NetworkSearch::Outcome outcome, const QString &text);

private:
    void add(const NetworkCamera &camera);
    void conclude(bool isAvailable);

    std::unique_ptr<AvahiBrowsing> m_browsing;
    QList<NetworkCamera> m_found;
};

} // namespace vedette
