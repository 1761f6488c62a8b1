// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/search/FoundCamera.h"
#include "camera/search/SearchPlan.h"
#include "camera/search/SeenAnswers.h"
#include "camera/search/StreamProbe.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace vedette {

/// Finds a camera's stream at an address of which nothing more is known: asks what firmwares have,
/// one address after the other, until one answers with a picture. Many cameras have one client
/// only, so there is never a second connection, and each is closed before the next is opened. No
/// login is ever sent, and no other host is ever asked, whatever the answers say. Lives in the
/// thread that made it, or in another that it is moved to before start(). One search for each
/// object, which ends with it; slots use deleteLater().
class StreamSearch : public QObject
{
    Q_OBJECT

public:
    /// Between two requests: a camera with one task needs it to see that a connection was closed.
    static constexpr std::chrono::milliseconds Breath{150};
    /// A port that took so many requests and answered none has somebody else's stream to send.
    static constexpr int MostSilences = 2;

    /// What is wrong with an address that was typed (a host, a host and a port, or an http or https
    /// address), for the user; empty when it can be searched.
    [[nodiscard]] static QString problemWith(const QString &typed);

    /// typed has no problem. Of a login in it nothing is used.
    explicit StreamSearch(const QString &typed, QObject *parent = nullptr);
    /// These addresses, in this order.
    explicit StreamSearch(SearchPlan plan, QObject *parent = nullptr);
    ~StreamSearch() override;

    /// finished() follows, never from within this call, unless cancel() is called.
    void start();
    /// Closes the connection; nothing is emitted any more.
    void cancel();

signals:
    /// An address is being asked: "asking http://192.168.1.50:81/stream (3 of 14)". number and
    /// count are of a progress bar; count may grow by an address that the camera named itself.
    void progressed(int number, int count, const QString &text);
    /// Once. Also when nothing was found: then found.hasStream() is false and found.text says why.
    void finished(const vedette::FoundCamera &found);

private:
    void next();
    void take(const ProbeAnswer &answer);
    void takeAddressOfItsOwn();
    void conclude();

    SearchPlan m_plan;
    QUrl m_camera; ///< the plan's first address, without its path
    SeenAnswers m_seen;
    StreamProbe m_probe;
    QTimer m_breath;
    QSet<int> m_closedPorts;    ///< nobody listens there, or nobody answers
    QHash<int, int> m_silences; ///< by port
    qsizetype m_next = 0;
    bool m_isRunning = false;
};

} // namespace vedette
