// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/ConnectionTest.h"

namespace vedette {

ConnectionTest::ConnectionTest(const CameraConfig &config, QObject *parent)
    : QObject(parent)
    , m_stream(config, this)
    , m_servos(ServoDriver::forCamera(config))
    , m_hasServos(!config.servoUrl.isEmpty())
{
    // They go along to another thread.
    m_servos->setParent(this);
    m_deadline.setParent(this);
    m_deadline.setSingleShot(true);
    connect(&m_stream, &CameraStream::frameReady, this, [this](const Frame &frame) {
        concludeStream(true, tr("works: %1 × %2").arg(frame.size.width()).arg(frame.size.height()));
    });
    connect(&m_stream, &CameraStream::statusChanged, this, &ConnectionTest::judge);
    connect(m_servos.get(), &ServoDriver::finished, this, &ConnectionTest::concludeServos);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { concludeStream(false, m_stream.status().reason); });
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::start()
{
    m_deadline.start(Timeout);
    m_stream.start();
    if (m_hasServos) {
        m_servos->send(Move{});
    } else {
        m_servosAreDone = true;
    }
}

void ConnectionTest::judge(const StreamStatus &status)
{
    switch (status.state) {
    case StreamState::Unreachable:
    case StreamState::Interrupted:
    case StreamState::Unauthorized:
    case StreamState::Unsupported:
    case StreamState::Damaged:
        concludeStream(false, status.reason);
        return;
    case StreamState::Idle:
    case StreamState::Connecting:
    case StreamState::Live:
    case StreamState::Stalled:
    case StreamState::Frozen:
        return;
    }
}

void ConnectionTest::concludeStream(bool works, const QString &text)
{
    if (std::exchange(m_streamIsDone, true)) {
        return;
    }
    m_deadline.stop();
    m_works = m_works && works;
    emit streamTested(works, text);
    const StreamState state = m_stream.status().state;
    if (!works && (state == StreamState::Unreachable || state == StreamState::Connecting)) {
        emit unreachable();
    }
    // Last, because text may be the stream's own, which changes when it stops.
    m_stream.disconnect(this);
    m_stream.stop();
    finishWhenDone();
}

void ConnectionTest::concludeServos(const ServoReply &reply)
{
    const bool works = reply.outcome == ServoReply::Outcome::Moved;
    m_servosAreDone = true;
    m_works = m_works && works;
    emit servosTested(works, reply.isUntried ? tr("not tried, as it would turn the camera")
                             : works         ? tr("works")
                                             : reply.text);
    finishWhenDone();
}

void ConnectionTest::finishWhenDone()
{
    if (m_streamIsDone && m_servosAreDone) {
        emit finished(m_works);
    }
}

} // namespace vedette

#include "moc_ConnectionTest.cpp"
