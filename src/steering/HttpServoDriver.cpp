// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/HttpServoDriver.h"

namespace vedette {

HttpServoDriver::HttpServoDriver(const CameraConfig &config, QObject *parent)
    : DialectDriver(config, parent)
    , m_link(config, this)
{
    connect(&m_link, &ServoLink::finished, this, &HttpServoDriver::transmitted);
}

HttpServoDriver::~HttpServoDriver() = default;

} // namespace vedette

#include "moc_HttpServoDriver.cpp"
