// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/CameraStream.h"

#include "http/SpareDescriptors.h"
#include "stream/BodyParser.h"
#include "stream/CameraConnection.h"
#include "stream/StreamLog.h"

#include <atomic>
#include <utility>

namespace vedette {

Q_LOGGING_CATEGORY(streamLog, "vedette.stream", QtWarningMsg)

namespace {

using std::chrono::milliseconds;

/// How often the clock is looked at: a quarter of what a user would call late.
constexpr milliseconds CheckInterval{250};
/// How often the figures of a running stream are sent.
constexpr milliseconds PublishInterval{500};

/// Cameras may live in several threads.
quint64 nextConnection()
{
    static std::atomic<quint64> last{0};
    return ++last;
}

} // namespace

CameraStream::CameraStream(CameraConfig config, QObject *parent)
    : CameraStream(std::move(config), Timing(), parent)
{
}

CameraStream::CameraStream(CameraConfig config, const Timing &timing, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_timing(timing)
{
    m_status.since = SteadyClock::now();
    m_retry.setParent(this);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &CameraStream::connectToCamera);
    m_check.setParent(this);
    m_check.setInterval(CheckInterval);
    connect(&m_check, &QTimer::timeout, this, &CameraStream::check);
}

CameraStream::~CameraStream()
{
    if (m_connection) {
        m_connection->disconnect(this);
        // Not by deleteLater(): behind the end of the thread's loop nobody comes to it.
        delete m_connection.release();
    }
}

void CameraStream::start()
{
    if (m_connection || m_retry.isActive()) {
        return;
    }
    m_backoff.reset();
    setState(StreamState::Connecting, tr("connecting to the camera"));
    // From the event loop: start() may be called by a receiver of one of our own signals.
    m_retry.start(milliseconds(0));
    m_check.start();
}

void CameraStream::stop()
{
    m_retry.stop();
    m_check.stop();
    closeConnection();
    if (m_status.state != StreamState::Idle) {
        setState(StreamState::Idle, tr("nobody is watching"));
    }
}

void CameraStream::retryNow()
{
    if (!m_retry.isActive()) {
        return;
    }
    m_backoff.reset();
    m_retry.start(milliseconds(0));
}

void CameraStream::expectPause()
{
    m_pauseUntil = SteadyClock::now() + PauseTime;
    if (m_health && m_health->hasFrame()) {
        m_health->expectPause(m_pauseUntil);
        publishStatus();
    }
}

void CameraStream::connectToCamera()
{
    m_attemptBegan = SteadyClock::now();
    m_lastByte = m_attemptBegan;
    m_health.reset();
    m_parser.reset();
    m_askedAt.reset();
    m_frameCheck = {};
    m_isLastDamaged = false;
    m_status.connection = nextConnection();
    m_status.retryAt.reset();
    // Ahead of the connection's first frame: who receives both knows the number then.
    publishStatus();
    if (!hasSpareDescriptors()) {
        fail(StreamState::Unreachable,
             tr("this program has used up its file descriptors; let it open more (ulimit -n)"));
        return;
    }
    m_connection.reset(new CameraConnection(m_config));
    connect(m_connection.get(), &CameraConnection::asked, this,
            [this] { m_askedAt = SteadyClock::now(); });
    connect(m_connection.get(), &CameraConnection::opened, this, &CameraStream::answerBegan);
    connect(m_connection.get(), &CameraConnection::bytesReceived, this,
            &CameraStream::bytesReceived);
    connect(m_connection.get(), &CameraConnection::caughtUp, this, &CameraStream::publishFrames);
    connect(m_connection.get(), &CameraConnection::finished, this, &CameraStream::bodyFinished);
    connect(m_connection.get(), &CameraConnection::failed, this, &CameraStream::fail);
    m_connection->open();
}

void CameraStream::answerBegan(const QByteArray &contentType)
{
    m_lastByte = SteadyClock::now();
    m_parser = BodyParser::forContentType(
        contentType, [this](QByteArray jpeg) { frameCompleted(std::move(jpeg)); },
        [this](const QString &problem, bool costFrame) { partRejected(problem, costFrame); });
    m_contentType = contentType;
    if (!m_health) {
        m_health = std::make_unique<StreamHealth>(m_lastByte);
    }
}

void CameraStream::bytesReceived(QByteArrayView bytes)
{
    m_lastByte = SteadyClock::now();
    m_parser->feed(bytes);
    if (m_connection && m_parser->isRefused()) {
        failWithoutPictures();
    }
}

void CameraStream::failWithoutPictures()
{
    fail(StreamState::Unsupported,
         tr("the camera's address answers with %1 instead of pictures; check its path")
             .arg(QString::fromLatin1(m_contentType.left(MaximumShownTypeLength))));
}

void CameraStream::bodyFinished()
{
    m_parser->finish();
    publishFrames();
    if (!m_connection) {
        return;
    }
    if (m_parser->isRefused()) {
        failWithoutPictures();
        return;
    }
    if (!m_parser->isStill()) {
        fail(StreamState::Interrupted, tr("the camera ended the stream"));
        return;
    }
    m_attemptBegan = SteadyClock::now();
    QTimer::singleShot(m_timing.still, m_connection.get(), &CameraConnection::open);
}

void CameraStream::frameCompleted(QByteArray jpeg)
{
    if (!m_connection) {
        return;
    }
    const auto now = SteadyClock::now();
    const std::optional<QSize> size = m_frameCheck.sizeIfWhole(jpeg, now);
    m_isLastDamaged = !size;
    if (m_isLastDamaged) {
        ++m_status.damaged;
        return;
    }
    const Frame frame{.jpeg = std::move(jpeg),
                      .sequence = ++m_status.frames,
                      .arrival = now,
                      .wallTime = std::chrono::system_clock::now(),
                      .connection = m_status.connection,
                      .size = *size,
                      .isLate = false};
    m_health->frameArrived(frame);
    m_loginWorked = true;
    m_backoff.reset();
    m_isLate = m_isLate || m_unpublished.size() == MaximumBurst;
    if (m_isLate) {
        publishLateFrames();
    }
    if (m_connection) {
        m_unpublished.push_back(frame);
    }
}

void CameraStream::publishLateFrames()
{
    m_status.skipped += m_unpublished.size();
    for (Frame &frame : std::exchange(m_unpublished, {})) {
        if (!m_connection) {
            return;
        }
        frame.isLate = true;
        emit frameReady(frame);
    }
}

void CameraStream::publishFrames()
{
    m_isLate = false;
    for (const Frame &frame : std::exchange(m_unpublished, {})) {
        // Ahead of the frame, so that who shows it can call it live at once.
        if (m_connection && m_status.state != StreamState::Live &&
            m_status.state != StreamState::Frozen) {
            check();
        }
        if (!m_connection) {
            return;
        }
        emit frameReady(frame);
    }
}

void CameraStream::partRejected(const QString &problem, bool costFrame)
{
    m_status.damaged += costFrame ? 1 : 0;
    qCDebug(streamLog) << problem;
}

void CameraStream::fail(StreamState state, const QString &reason)
{
    closeConnection();
    // Where pictures came with this login, a first refusal is the camera's own trouble.
    const bool isRefused =
        state == StreamState::Unauthorized && !std::exchange(m_loginWorked, false);
    const milliseconds pause = isRefused ? m_backoff.nextAfterRefusal() : m_backoff.next();
    m_retry.start(pause);
    m_status.retryAt = SteadyClock::now() + pause;
    if (SteadyClock::now() < m_pauseUntil && state != StreamState::Unauthorized) {
        setState(StreamState::Connecting, tr("the camera is changing its picture"));
        return;
    }
    setState(state, reason);
}

void CameraStream::closeConnection()
{
    if (!m_connection) {
        return;
    }
    m_unpublished.clear();
    m_connection->disconnect(this);
    m_connection->close();
    // It may be one of its own signals that brought us here.
    m_connection.reset();
}

void CameraStream::check()
{
    const auto now = SteadyClock::now();
    if (m_connection && m_health) {
        checkAnswering(now);
    } else if (m_connection) {
        checkConnecting(now);
    }
    if (now - m_lastPublished >= PublishInterval) {
        publishStatus();
    }
}

void CameraStream::checkConnecting(SteadyClock::time_point now)
{
    if (!m_askedAt) {
        if (now - m_attemptBegan > m_timing.answer) {
            fail(StreamState::Unreachable,
                 tr("the camera does not answer; check that it is on and in the same network"));
        }
    } else if (now - *m_askedAt > m_timing.first) {
        fail(StreamState::Unreachable,
             tr("the camera does not answer; it may be busy with another viewer"));
    } else if (now - *m_askedAt > StreamHealth::MinimumStaleAfter) {
        setState(StreamState::Connecting,
                 tr("waiting for the camera's answer; it may be busy with another viewer"));
    }
}

void CameraStream::checkAnswering(SteadyClock::time_point now)
{
    if (!m_health->isStale(now)) {
        m_status.retryAt.reset();
        if (m_health->frozenSince(now)) {
            setState(StreamState::Frozen, tr("the camera sends the same picture over and over"));
        } else if (m_health->hasFrame()) {
            setState(StreamState::Live, tr("live"));
        }
        return;
    }
    checkStale(now);
}

void CameraStream::checkStale(SteadyClock::time_point now)
{
    const milliseconds patience =
        m_health->hasRhythm() ? std::max(m_health->staleAfter(), m_timing.silence) : m_timing.first;
    const bool isSilent = now - m_lastByte > StreamHealth::MinimumStaleAfter;
    const auto givenUpAt = isSilent ? m_lastByte + patience
                                    : now - m_health->age(now) + std::max(patience, m_timing.frame);
    const StreamState state =
        m_isLastDamaged && !isSilent ? StreamState::Damaged : StreamState::Stalled;
    const QString reason = whatIsMissing(isSilent);
    if (now >= givenUpAt) {
        fail(state, reason);
        return;
    }
    m_status.retryAt = givenUpAt;
    setState(state, reason);
}

QString CameraStream::whatIsMissing(bool isSilent) const
{
    if (!isSilent) {
        return m_isLastDamaged ? tr("the camera sends damaged pictures")
                               : tr("the camera sends, but no complete picture");
    }
    if (m_health->hasRhythm()) {
        return tr("the camera is connected but silent");
    }
    return m_health->hasFrame() ? tr("waiting for the camera's next picture")
                                : tr("waiting for the camera's first picture");
}

void CameraStream::setState(StreamState state, const QString &reason)
{
    if (m_status.state == state && m_status.reason == reason) {
        return;
    }
    if (m_status.state != state) {
        m_status.since = SteadyClock::now();
        qCInfo(streamLog) << state << reason;
    }
    m_status.state = state;
    m_status.reason = reason;
    publishStatus();
}

void CameraStream::publishStatus()
{
    const auto now = SteadyClock::now();
    m_lastPublished = now;
    m_status.framesPerSecond = m_connection && m_health ? m_health->framesPerSecond(now) : 0;
    if (m_health && m_health->hasFrame()) {
        m_status.staleAfter = m_health->staleAfter();
        m_status.resolution = m_health->newestFrame().size;
    }
    emit statusChanged(m_status);
}

} // namespace vedette

#include "moc_CameraStream.cpp"
