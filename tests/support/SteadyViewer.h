// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "StreamParts.h"
#include "WebClient.h"

#include <QThread>

#include <atomic>

namespace vedette::test {

/// A well-behaved viewer on a thread of its own, so that nothing a test does makes it late.
class SteadyViewer : public QThread
{
public:
    /// tls: on an encrypted connection.
    explicit SteadyViewer(quint16 port, bool tls = false)
        : m_port(port)
        , m_tls(tls)
    {
        start();
    }
    ~SteadyViewer() override { stop(); }

    /// Frames seen until now.
    qsizetype count() const { return m_count; }
    /// Of the newest frame seen.
    quint64 sequence() const { return m_sequence; }
    /// Blocks until so many more frames have been seen; false when they do not come.
    bool waitForMore(qsizetype frames) const
    {
        const qsizetype wanted = m_count + frames;
        return QTest::qWaitFor([this, wanted] { return m_count >= wanted; }, Patience);
    }
    /// Stops watching; what it saw. Not before this may stream() be looked at.
    const StreamParts &stop()
    {
        requestInterruption();
        wait();
        return m_stream;
    }

protected:
    void run() override
    {
        const Connection connection = m_tls ? connectTls(m_port) : connectTcp(m_port);
        connection->write(get("/mjpeg"));
        while (!isInterruptionRequested()) {
            connection->waitForReadyRead(100);
            m_stream.feed(connection->readAll());
            m_count = m_stream.count();
            m_sequence = m_stream.parts().isEmpty() ? 0 : m_stream.parts().constLast().sequence;
        }
    }

private:
    quint16 m_port;
    bool m_tls;
    StreamParts m_stream{/*keepsPictures=*/false}; ///< the thread's while it runs
    std::atomic<qsizetype> m_count = 0;
    std::atomic<quint64> m_sequence = 0;
};

} // namespace vedette::test
