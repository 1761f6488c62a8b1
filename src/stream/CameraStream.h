// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Backoff.h"
#include "config/CameraConfig.h"
#include "stream/FrameCheck.h"
#include "stream/StreamHealth.h"
#include "stream/StreamStatus.h"

#include <QObject>
#include <QScopedPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace vedette {

class CameraConnection;
class BodyParser;

/// The one connection to the camera: connects while wanted, parses the stream, notices stalls and
/// frozen pictures, and comes back by itself. Lives in the io thread; all calls on that thread.
class CameraStream : public QObject
{
    Q_OBJECT

public:
    /// How long the stream waits. The defaults are for cameras; tests use shorter ones.
    struct Timing
    {
        /// The camera must be connected to by then.
        std::chrono::milliseconds answer{10000};
        /// The answer, and the first pictures, may each take this long: phones focus first, for
        /// 12 s, some cameras send a picture each 8 s, and an ESP32 busy with another client
        /// accepts the connection and says nothing until that one has gone.
        std::chrono::milliseconds first{30000};
        /// Once the camera's rhythm is known, a connection that carries no byte for this long, or
        /// for five of its intervals, is given up: the usual ESP32 death leaves it open for ever.
        std::chrono::milliseconds silence{5000};
        /// One that carries bytes but no complete frame gets longer: a large frame, a weak link.
        std::chrono::milliseconds frame{30000};
        /// How often a camera that sends single pictures is asked for the next one.
        std::chrono::milliseconds still{100};
    };

    /// More frames than this at once were not sent at once: this thread has been away, or the
    /// network was. Then only the newest is shown, and nobody gets old pictures one by one.
    static constexpr std::size_t MaximumBurst = 8;

    /// An ESP32's sensor needs a second or two for another picture size. Longer than this, nobody
    /// should take an old picture for a new one, whatever the reason.
    static constexpr std::chrono::milliseconds PauseTime{5000};

    explicit CameraStream(CameraConfig config, QObject *parent = nullptr);
    CameraStream(CameraConfig config, const Timing &timing, QObject *parent = nullptr);
    ~CameraStream() override;

    /// The newest status. Also sent by statusChanged.
    const StreamStatus &status() const { return m_status; }

public slots:
    /// Connects, unless connected or waiting to.
    void start();
    /// Closes the connection and becomes Idle.
    void stop();
    /// The camera was told to change its picture. If it pauses, or ends the stream and takes it up
    /// again, within PauseTime, that is no interruption.
    void expectPause();
    /// Ends a back-off wait: tries again at once and starts the back-off afresh.
    void retryNow();

signals:
    /// Each complete frame; Frame::isLate says which were read too late to be shown.
    void frameReady(const vedette::Frame &frame);
    /// At each change of state and about twice a second for the figures.
    void statusChanged(const vedette::StreamStatus &status);

private:
    void connectToCamera();
    void answerBegan(const QByteArray &contentType);
    void bytesReceived(QByteArrayView bytes);
    void bodyFinished();
    void frameCompleted(QByteArray jpeg);
    void publishFrames();
    void publishLateFrames();
    void partRejected(const QString &problem, bool costFrame);
    void fail(StreamState state, const QString &reason);
    void closeConnection();
    void check();
    void checkConnecting(SteadyClock::time_point now);
    void checkAnswering(SteadyClock::time_point now);
    void checkStale(SteadyClock::time_point now);
    [[nodiscard]] QString whatIsMissing(bool isSilent) const;
    void failWithoutPictures();
    void setState(StreamState state, const QString &reason);
    void publishStatus();

    /// Of a Content-Type that is no picture; a hostile one may be long.
    static constexpr int MaximumShownTypeLength = 40;

    CameraConfig m_config;
    Timing m_timing;
    StreamStatus m_status;
    std::unique_ptr<CameraConnection, QScopedPointerDeleteLater> m_connection;
    std::unique_ptr<BodyParser> m_parser;
    std::unique_ptr<StreamHealth> m_health;
    std::vector<Frame> m_unpublished; ///< of the read under way
    bool m_isLate = false;            ///< whether that read had more than MaximumBurst
    FrameCheck m_frameCheck;
    bool m_isLastDamaged = false; ///< the newest picture of this connection
    Backoff m_backoff;
    bool m_loginWorked = false; ///< pictures have come since it was last refused
    QTimer m_retry;
    QTimer m_check;
    SteadyClock::time_point m_attemptBegan;
    SteadyClock::time_point m_pauseUntil = SteadyClock::time_point::min();
    std::optional<SteadyClock::time_point> m_askedAt; ///< in this attempt, by its last request
    QByteArray m_contentType;                         ///< of the answer, as sent
    SteadyClock::time_point m_lastByte;
    SteadyClock::time_point m_lastPublished;
};

} // namespace vedette
