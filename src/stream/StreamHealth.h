// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <QtGlobal>

#include <deque>
#include <optional>

namespace vedette {

/// Judges from the arrival of frames whether a picture may be called live. Pure: the time is an
/// argument. One object for each connection; a new connection starts with a new object.
class StreamHealth
{
public:
    using TimePoint = SteadyClock::time_point;
    using Milliseconds = std::chrono::milliseconds;

    /// However fast the camera is, a picture is live for at least this long: a shorter time would
    /// grey the picture at every hiccup of a Wi-Fi link.
    static constexpr Milliseconds MinimumStaleAfter{2000};
    /// A slow camera gets this many of its own typical intervals.
    static constexpr int StaleIntervals = 5;
    /// Byte-identical frames for this long are a frozen camera: sensor noise alone makes two
    /// JPEGs of a live sensor differ.
    static constexpr Milliseconds FrozenAfter{10000};
    /// The frames per second are counted over this long.
    static constexpr Milliseconds RateWindow{3000};
    /// And over no shorter time: pictures that waited to be read arrive within one millisecond.
    static constexpr Milliseconds ShortestRateSpan{500};

    /// connected: when the camera's answer began; until a first frame comes, age counts from here.
    explicit StreamHealth(TimePoint connected);

    /// The camera was told to change its picture, and may send none until then: the newest one is
    /// live for so long, unless one of another size comes first.
    void expectPause(TimePoint until) { m_pauseUntil = until; }

    void frameArrived(const Frame &frame);

    /// How old a picture may be and still be live: 2 s or 5 typical intervals, or to the end of a
    /// pause that is expected, whichever is longest.
    Milliseconds staleAfter() const;
    /// Time since the newest frame, or since the connection when there was none.
    Milliseconds age(TimePoint now) const;
    bool isStale(TimePoint now) const { return age(now) > staleAfter(); }
    /// Since when every frame has been byte for byte the same, once that has lasted FrozenAfter.
    std::optional<TimePoint> frozenSince(TimePoint now) const;
    /// Frames per second over RateWindow, or since the first frame; 0 before the second one, and
    /// too low in the first ShortestRateSpan.
    double framesPerSecond(TimePoint now) const;
    /// Enough frames have come to say what is usual for this camera.
    [[nodiscard]] bool hasRhythm() const { return m_intervals.size() >= RhythmIntervals; }
    bool hasFrame() const { return !m_newest.jpeg.isNull(); }
    const Frame &newestFrame() const { return m_newest; }

private:
    /// Bounds the memory of the rate count: more frames than this in RateWindow count as this many.
    static constexpr std::size_t MaximumCountedFrames = 1024;
    /// The typical interval is the median of this many: a single stall does not change it.
    static constexpr std::size_t IntervalCount = 15;
    /// From so many on it is a rhythm: some cameras send their first picture twice at once.
    static constexpr std::size_t RhythmIntervals = 3;

    TimePoint m_connected;
    Frame m_newest;
    TimePoint m_sameSince;
    TimePoint m_pauseUntil;
    std::deque<TimePoint> m_arrivals;
    std::deque<Milliseconds> m_intervals;
};

} // namespace vedette
