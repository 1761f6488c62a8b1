// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <QByteArray>
#include <QSize>

#include <optional>

namespace vedette {

/// Tells whole pictures from damaged ones, so that a damaged one is handed to nobody. Looks at the
/// structure of each: markers up to the scan, dimensions, the end marker. That misses what is wrong
/// within the data, so one picture a second is also decoded, at an eighth of its size; and once one
/// was found damaged, each, until several in a row were whole. One object for each connection.
/// Pure: the time is an argument.
class FrameCheck
{
public:
    /// Decoding a VGA picture at an eighth of its size costs 0.14 ms: one a second costs nothing.
    static constexpr std::chrono::milliseconds DecodeInterval{1000};
    /// This many in a row end the suspicion: noise is valid data once in some hundred pictures.
    static constexpr int WholeInARow = 10;
    /// In pixels; larger ones would keep the thread of all connections for longer than 5 ms, and
    /// only their structure is looked at. The largest sensor on an ESP32-CAM has 5 megapixel.
    static constexpr qint64 MaximumDecodedPixels = 6LL * 1000 * 1000;
    /// What is decoded in a second, on average; 5 % of that thread. A camera of 120 VGA pictures
    /// has 37 million. Pictures of a few hundred bytes may claim to be large, and thousands of them
    /// arrive at once.
    static constexpr qint64 DecodedPixelsPerSecond = 100LL * 1000 * 1000;

    /// The picture's size in its header when it is whole, else nothing. One of a kind that cannot
    /// be decoded is taken for whole, and one that has to be decoded beyond
    /// DecodedPixelsPerSecond for damaged.
    std::optional<QSize> sizeIfWhole(const QByteArray &jpeg, SteadyClock::time_point now);

private:
    bool mayDecode(QSize size, SteadyClock::time_point now);

    SteadyClock::time_point m_nextDecode{}; ///< none needs to be decoded before
    SteadyClock::time_point m_paidUntil{};  ///< when what was decoded is within the average again
    int m_suspicion = 0;                    ///< so many in a row have to be whole first
};

} // namespace vedette
