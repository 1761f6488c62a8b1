// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <memory>
#include <optional>

namespace vedette {

class MatroskaReader;

/// Reads from a recording's file what the index has of it. A file that was closed says this itself;
/// one that was cut off is read through, in steps that leave the disk's thread to others between
/// them. Lives in the disk's thread.
class SegmentProbe
{
public:
    /// A step reads no more than about this: 0.1 s of a slow disk, in bytes.
    static constexpr qint64 StepBytes = 8LL * 1024 * 1024;

    SegmentProbe(QString path, QString camera);
    ~SegmentProbe();
    Q_DISABLE_COPY_MOVE(SegmentProbe)

    /// Whether it was the last one.
    [[nodiscard]] bool step();
    /// After the last step; nothing, when it is not a recording, or none with a whole picture.
    [[nodiscard]] const std::optional<Segment> &segment() const { return m_segment; }

private:
    [[nodiscard]] bool begin();
    [[nodiscard]] bool readOn();
    [[nodiscard]] bool endWith(std::chrono::milliseconds length);

    Segment m_read;
    std::unique_ptr<MatroskaReader> m_reader; ///< null: not begun
    std::optional<Segment> m_segment;
};

} // namespace vedette
