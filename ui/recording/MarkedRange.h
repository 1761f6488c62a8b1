// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"

#include <optional>

namespace vedette {

/// The part of the past that something is to be done with, from one mark to the other; one of them
/// may not be set yet. A value.
struct MarkedRange
{
    std::optional<WallTime> from;
    std::optional<WallTime> to;

    void markIn(WallTime time)
    {
        from = time;
        to = to && *to > time ? to : std::nullopt;
    }
    void markOut(WallTime time)
    {
        to = time;
        from = from && *from < time ? from : std::nullopt;
    }
    [[nodiscard]] bool isEmpty() const { return !from && !to; }
    [[nodiscard]] bool isWhole() const { return from && to; }
    bool operator==(const MarkedRange &) const = default;
};

} // namespace vedette
