// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/ResidentMemory.h"
#include "ServerProcess.h"
#include "StampedCamera.h"
#include "SteadyViewer.h"

#include <sys/resource.h>

namespace vedette::test {

/// A real vedette-server with one well-behaved viewer, to be attacked: what must hold afterwards
/// is that the viewer missed no frame and that the server did not grow beyond a bound.
class Siege
{
public:
    static constexpr int FramesPerSecond = 25;
    /// Room for what a few thousand connections cost, and far below what an unbounded buffer of
    /// any of these attacks would take. With a sanitizer's own memory on top.
#if defined(VEDETTE_ADDRESS_SANITIZER)
    static constexpr qint64 GrowthLimit = 160 * 1024; // KiB
#else
    static constexpr qint64 GrowthLimit = 40 * 1024 * ResidentBytesForEach; // KiB
#endif
    /// Whether every frame has to come. ThreadSanitizer makes the server so slow that under siege
    /// it reads the camera late, and then skips pictures, as it should.
#if defined(__SANITIZE_THREAD__)
    static constexpr bool IsFastEnough = false;
#else
    static constexpr bool IsFastEnough = true;
#endif

    explicit Siege(qsizetype frameBytes = 20'000)
        : m_camera(frameBytes, FramesPerSecond)
    {
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }

    /// Starts the server and the viewer.
    bool begin(const QStringList &arguments = {}, bool tls = false)
    {
        if (!m_server.serve(m_camera.url(), {}, arguments)) {
            return false;
        }
        m_viewer = std::make_unique<SteadyViewer>(m_server.port(), tls);
        if (!m_viewer->waitForMore(10)) {
            return false;
        }
        m_memoryBefore = m_server.kilobytes("VmRSS");
        return true;
    }

    const ServerProcess &server() const
    {
        return m_server;
    }
    const SteadyViewer &viewer() const
    {
        return *m_viewer;
    }
    quint16 port() const
    {
        return m_server.port();
    }

    /// What did not hold; empty when all did. growthLimit in KiB.
    QByteArray verdict(qint64 growthLimit = GrowthLimit)
    {
        if (!m_viewer->waitForMore(10)) {
            return "the viewer gets no frames any more";
        }
        const quint64 behind = m_camera.sequence() - m_viewer->sequence();
        const StreamParts &seen = m_viewer->stop();
        const qint64 growth = m_server.kilobytes("VmHWM") - m_memoryBefore;
        if (!seen.problem().isEmpty()) {
            return "the viewer read: " + seen.problem().toUtf8();
        }
        if (IsFastEnough && seen.missed() > 0) {
            return "the viewer missed " + QByteArray::number(seen.missed()) + " of " +
                   QByteArray::number(seen.count()) + " frames";
        }
        if (behind > FramesPerSecond) {
            return "the viewer is " + QByteArray::number(behind) + " frames behind";
        }
        if (growth > growthLimit) {
            return "the server grew by " + QByteArray::number(growth) + " KiB";
        }
        return {};
    }

private:
    StampedCamera m_camera;
    ServerProcess m_server;
    std::unique_ptr<SteadyViewer> m_viewer;
    qint64 m_memoryBefore = 0; ///< KiB
};

} // namespace vedette::test
