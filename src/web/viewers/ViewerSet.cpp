// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/ViewerSet.h"

#include "web/http/WebLog.h"
#include "web/viewers/DescriptorViewer.h"
#include "web/viewers/TlsViewer.h"

#include <QSslSocket>

#include <memory>
#include <numeric>

namespace vedette {

namespace {

/// How many times within the timeout stalled viewers are looked for.
constexpr int ChecksPerTimeout = 6;

} // namespace

ViewerSet::ViewerSet(ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_places(places)
    , m_poll(this)
    , m_stallCheck(this)
{
    connect(&m_stallCheck, &QTimer::timeout, this, &ViewerSet::dropStalled);
    setStallTimeout(StallTimeout);
}

ViewerSet::~ViewerSet()
{
    m_places.taken -= count();
    qDeleteAll(m_viewers);
}

Viewer *ViewerSet::newViewer(ClientSocket client, const QByteArray &head)
{
    if (qobject_cast<QSslSocket *>(client.socket.get()) != nullptr) {
        return new TlsViewer(std::move(client), head);
    }
    auto viewer = std::make_unique<DescriptorViewer>(std::move(client), head, m_poll);
    return viewer->isOpen() ? viewer.release() : nullptr;
}

Viewer *ViewerSet::add(ClientSocket client, const QByteArray &head)
{
    const QString address = client.peer.address;
    Viewer *const viewer = newViewer(std::move(client), head);
    if (viewer == nullptr) {
        ++m_refused;
        qCWarning(webLog) << "no file descriptor left for the viewer" << address;
        return nullptr;
    }
    m_viewers.append(viewer);
    ++m_places.taken;
    connect(viewer, &Viewer::ended, this, [this, viewer] { remove(viewer); });
    emit countChanged(count());
    return viewer;
}

void ViewerSet::send(const QByteArray &piece)
{
    const auto now = SteadyClock::now();
    for (Viewer *viewer : std::as_const(m_viewers)) {
        if (viewer->takes(now)) {
            viewer->offer(piece);
        }
    }
}

void ViewerSet::remove(Viewer *viewer)
{
    m_viewers.removeOne(viewer);
    --m_places.taken;
    m_sentBefore += viewer->piecesSent();
    m_skippedBefore += viewer->piecesSkipped();
    // It may be in the middle of reporting that it ended.
    viewer->deleteLater();
    emit countChanged(count());
}

void ViewerSet::close(Viewer *viewer)
{
    if (m_viewers.contains(viewer)) {
        viewer->close();
        remove(viewer);
    }
}

void ViewerSet::closeAll()
{
    while (!m_viewers.isEmpty()) {
        close(m_viewers.constLast());
    }
}

void ViewerSet::setStallTimeout(std::chrono::milliseconds timeout)
{
    m_stallTimeout = timeout;
    m_stallCheck.start(timeout / ChecksPerTimeout);
}

void ViewerSet::dropStalled()
{
    const auto then = SteadyClock::now() - m_stallTimeout;
    const QList<Viewer *> all = m_viewers;
    for (Viewer *viewer : all) {
        if (viewer->isStalledSince(then)) {
            qCInfo(webLog) << "a viewer took nothing for too long:" << viewer->peer().address;
            close(viewer);
        }
    }
}

quint64 ViewerSet::piecesSent() const
{
    return std::accumulate(
        m_viewers.begin(), m_viewers.end(), m_sentBefore,
        [](quint64 sum, const Viewer *viewer) { return sum + viewer->piecesSent(); });
}

quint64 ViewerSet::piecesSkipped() const
{
    return std::accumulate(
        m_viewers.begin(), m_viewers.end(), m_skippedBefore,
        [](quint64 sum, const Viewer *viewer) { return sum + viewer->piecesSkipped(); });
}

} // namespace vedette

#include "moc_ViewerSet.cpp"
