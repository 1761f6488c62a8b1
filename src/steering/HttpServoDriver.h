// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/DialectDriver.h"
#include "steering/ServoLink.h"

namespace vedette {

/// Servos that are asked over HTTP.
class HttpServoDriver : public DialectDriver
{
    Q_OBJECT

public:
    explicit HttpServoDriver(const CameraConfig &config, QObject *parent = nullptr);
    ~HttpServoDriver() override;

    /// Of each request, for those to come.
    void setTimeout(std::chrono::milliseconds timeout) { m_link.setTimeout(timeout); }
    void setMaximumIdle(std::chrono::milliseconds idle) { m_link.setMaximumIdle(idle); }

protected:
    void transmit(const DialectRequest &request) override { m_link.send(request); }

private:
    ServoLink m_link;
};

} // namespace vedette
