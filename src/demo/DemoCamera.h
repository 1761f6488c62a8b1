// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QObject>
#include <QSize>
#include <QString>
#include <QUrl>

namespace vedette {

/// A camera to try Vedette without hardware: a real HTTP server that speaks the ESP32-CAM
/// firmware's bytes (espressif esp_http_server) and shows a scene that pans and tilts.
class DemoCamera : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QHostAddress streamAddress{QHostAddress::LocalHost};
        quint16 streamPort = 0; ///< 0: any free port
        QHostAddress servoAddress{QHostAddress::LocalHost};
        quint16 servoPort = 0; ///< 0: any free port
        double framesPerSecond = 25;
        QSize size{640, 480};
        int quality = 75; ///< of Qt's JPEG writer, 1…100
    };

    explicit DemoCamera(Options options, QObject *parent = nullptr);
    ~DemoCamera() override;

    /// Opens both ports. On failure returns false and says which port and why in errorText.
    bool start();
    QString errorText() const;

    QUrl streamUrl() const;
    QUrl servoUrl() const;
};

} // namespace vedette
