// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <optional>

namespace vedette {

/// Finds the end of a JPEG by its structure (ITU-T T.81, annex B): segments are skipped by their
/// length, so that a thumbnail's end-of-image marker inside an Exif segment is not taken for the
/// picture's. Incremental: pieces of any size give the same answer. Each byte is looked at once.
class JpegScanner
{
public:
    /// Looks at the next bytes. Returns how many of them belong to the picture once its
    /// end-of-image marker is among them, and nothing until then.
    std::optional<qsizetype> scan(QByteArrayView bytes);

    /// A second picture began before the first one's end marker, or there is no start marker.
    /// Nothing more will be found.
    bool isBroken() const { return m_state == State::Broken; }

private:
    enum class State {
        StartFirst,  ///< expects the FF of start-of-image
        StartSecond, ///< expects its D8
        Data,        ///< entropy-coded data, or stray bytes between segments
        Marker,      ///< a marker code follows the FF just seen
        LengthHigh,  ///< the first byte of a segment's length
        LengthLow,   ///< the second
        Segment,     ///< inside a segment's payload
        Ended,
        Broken,
    };

    void takeByte(uchar byte);
    void takeMarker(uchar code);

    State m_state = State::StartFirst;
    qsizetype m_segmentBytes = 0;
};

} // namespace vedette
