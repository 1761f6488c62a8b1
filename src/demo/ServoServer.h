// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCamera.h"
#include "demo/HttpServer.h"
#include "demo/ServoMotor.h"

#include <QList>
#include <QPair>

namespace vedette {

/// The camera's servo port: GET /control_servo?tr=<int>&el=<int> turns both servos by that many
/// degrees. The limits and texts are the firmware's.
class ServoServer : public QObject
{
    Q_OBJECT

public:
    /// The firmware reads the query into 50 bytes with the final zero.
    static constexpr qsizetype MaximumQueryBytes = 49;
    /// … and each value into 5.
    static constexpr qsizetype MaximumValueBytes = 4;

    explicit ServoServer(DemoCamera::Options options, QObject *parent = nullptr);

    bool listen();
    void close() { m_server.close(); }
    void setFault(DemoCamera::ServoFault fault) { m_fault = fault; }
    /// As after power-on: both at 90°.
    void restart();
    const HttpServer &server() const { return m_server; }
    /// Traverse: pan; larger is further to the left.
    const ServoMotor &traverse() const { return m_traverse; }
    /// Elevation: tilt; larger is further down.
    const ServoMotor &elevation() const { return m_elevation; }

signals:
    /// A valid message: how far each was told to turn, in degrees.
    void moved(int traverse, int elevation);

private:
    void answer(QTcpSocket *socket, const HttpRequestHead &head);

    DemoCamera::Options m_options;
    HttpServer m_server;
    ServoMotor m_traverse;
    ServoMotor m_elevation;
    DemoCamera::ServoFault m_fault = DemoCamera::ServoFault::None;
};

} // namespace vedette
