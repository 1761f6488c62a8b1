// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"

#include <QList>
#include <QMutex>
#include <QPoint>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QThread>
#include <QUrl>

#include <chrono>
#include <memory>

namespace vedette::bench {

/// Servos of the dialect var-pan-degrees, in a thread of their own, which note when each request's
/// first byte came. Any thread may ask.
class WireServos
{
public:
    struct Conduct
    {
        std::chrono::milliseconds delay{0}; ///< of an answer
        double lost = 0; ///< the part of the requests that is carried out and never answered
        quint32 seed = 1;
    };

    explicit WireServos(const Conduct &conduct);
    ~WireServos();

    QUrl url() const { return m_url; }
    /// When requests came, since the last call.
    QList<SteadyClock::time_point> takeArrivals();
    /// Where they point, in degrees to the right and up.
    QPoint pointing() const;

private:
    void serve(QTcpSocket *socket);
    void carryOut(const QByteArray &target);

    Conduct m_conduct;
    QThread m_thread;
    QTcpServer *m_server; ///< lives in m_thread, and is deleted there
    QUrl m_url;
    QRandomGenerator m_random;
    mutable QMutex m_mutex; ///< of what follows
    QList<SteadyClock::time_point> m_arrivals;
    QPoint m_degrees{90, 90}; ///< as the firmware counts
};

} // namespace vedette::bench
