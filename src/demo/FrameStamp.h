// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace vedette {

/// What the simulator writes into each picture's COM segment, so that tests and benchmarks can
/// count lost frames and measure latency: "vedette seq=<n> sent=<ns>".
struct FrameStamp
{
    quint64 sequence = 0;
    /// By the steady clock, which all processes of one machine share.
    std::chrono::nanoseconds sent{0};
};

/// jpeg with the stamp behind its start-of-image marker.
QByteArray withFrameStamp(const QByteArray &jpeg, const FrameStamp &stamp);
/// The stamp of a simulator's picture; nothing for any other.
std::optional<FrameStamp> readFrameStamp(QByteArrayView jpeg);

} // namespace vedette
