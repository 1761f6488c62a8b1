// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/Fault.h"

#include <QByteArrayList>
#include <QHostAddress>
#include <QObject>
#include <QSize>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette {

class DemoScene;
class ServoServer;
class StreamServer;

/// A camera to try Vedette without hardware: two real servers, one for the stream, which
/// sends the ESP32-CAM firmware's bytes (Espressif's esp_http_server) and shows a scene that pans
/// and tilts, and one for the servos, which implements one of many firmwares' requests. Lives in
/// the thread that made it, which renders and serves; see DemoCameraThread for one of its own.
class DemoCamera : public QObject
{
    Q_OBJECT

public:
    /// What happens to a client that comes while another watches.
    enum class SecondClient {
        Wait,   ///< accepted and unanswered until the first one leaves, as by the device
        Refuse, ///< its connection is reset
    };
    /// What the servo port does wrong, on request.
    enum class ServoFault {
        None,
        Silent,         ///< no answer
        Reset,          ///< the connection is reset
        Error,          ///< 500, and nothing moves
        ErrorEachThird, ///< … each third time
        Late,           ///< acts at once, answers after LateAnswer
        Lost,           ///< acts, and each 50th answer is lost
        Redirect,       ///< 302 to another host
    };
    static constexpr std::chrono::milliseconds LateAnswer{2000};

    struct Options
    {
        QHostAddress streamAddress{QHostAddress::LocalHost};
        quint16 streamPort = 0; ///< 0: any free port
        QHostAddress servoAddress{QHostAddress::LocalHost};
        quint16 servoPort = 0; ///< 0: any free port
        double framesPerSecond = 25;
        QSize size{640, 480};
        int quality = 60; ///< of Qt's JPEG writer, 1…100; VGA gives about 20 KB
        SecondClient secondClient = SecondClient::Wait;
        bool still = false; ///< single pictures instead of a stream
        /// Of several cameras: what this one sees, see DemoPlace. Alone, it is a garden with a
        /// clock.
        std::optional<int> place;
        QString dialect = QStringLiteral("tr-el"); ///< of its servos, see ServoDialect
        /// The servos answer so much later than they could.
        std::chrono::milliseconds servoDelay{0};
        /// The login that the faults 401-basic and 401-digest want, and the dialects that have one.
        QString userName = QStringLiteral("admin");
        QString password = QStringLiteral("secret");
    };

    /// Where the servos point, to the right of and above the centre, in degrees.
    struct Pointing
    {
        double right = 0;
        double up = 0;
        bool isMoving = false;
    };

    explicit DemoCamera(const Options &options, QObject *parent = nullptr);
    ~DemoCamera() override;

    /// Opens both ports. On failure returns false and says which port and why in errorText.
    bool start();
    QString errorText() const { return m_errorText; }
    /// What it sees; of one camera alone: empty.
    QString name() const;

    QUrl streamUrl() const;
    /// Without a path where the dialect's requests have paths of their own.
    QUrl servoUrl() const;

    /// At once, also for a client that is being served; None ends it.
    void setFault(Fault fault);
    void setServoFault(ServoFault fault);

    int streamClients() const;
    int streamConnections() const;
    /// The most connections the stream's port ever had at the same time.
    int mostConnectionsAtOnce() const;
    int servoConnections() const;
    /// Where the servos were last told to be, in degrees.
    int traverse() const;
    int elevation() const;
    /// Where they point now, and where they were last told to point.
    Pointing pointing() const;
    Pointing target() const;
    /// What came at the servos' port, byte for byte, the last at the end: see ServoServer.
    QByteArrayList servoRequests() const;
    /// How many of them the firmware would not have taken.
    int wrongServoRequests() const;

signals:
    void servoMoved(int traverse, int elevation);

private:
    Options m_options;
    std::unique_ptr<ServoServer> m_servos;
    std::unique_ptr<DemoScene> m_scene;
    std::unique_ptr<StreamServer> m_stream;
    QString m_errorText;
    Fault m_fault = Fault::None;
};

} // namespace vedette
