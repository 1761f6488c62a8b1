// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QMetaType>
#include <QSize>

namespace vedette {

/// One complete picture, byte for byte as the camera sent it. A value: copies share the bytes,
/// nothing may change them, so a Frame passes between threads through queued signals.
struct Frame
{
    QByteArray jpeg;
    quint64 sequence = 0;            ///< counts from 1 for each camera connection object
    SteadyClock::time_point arrival; ///< when its last byte was here
    std::chrono::system_clock::time_point wallTime; ///< the same moment, for people and headers
    /// StreamStatus::connection of the connection that it came on.
    quint64 connection = 0;
    /// In pixels, as its header has it: a picture that Exif turns is shown the other way.
    QSize size{};
    /// Read so late that newer ones had come already: not to be shown, but to be recorded.
    bool isLate = false;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Frame)
