// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/dialects/PanTilt.h"

#include <QByteArray>

#include <array>
#include <optional>
#include <span>

namespace vedette {

/// What a firmware calls a direction, and where it leads: 1, 0 or -1 to the right and up.
struct DirectionWord
{
    const char *word;
    RightUp direction;
};

inline std::optional<RightUp> directionOf(std::span<const DirectionWord> words,
                                          const QByteArray &word)
{
    for (const DirectionWord &known : words) {
        if (word == known.word) {
            return known.direction;
        }
    }
    return std::nullopt;
}

/// The four plain words, which most firmwares use.
inline std::optional<RightUp> plainDirection(const QByteArray &word)
{
    static constexpr auto Words = std::to_array<DirectionWord>(
        {{"left", {-1, 0}}, {"right", {1, 0}}, {"up", {0, 1}}, {"down", {0, -1}}});
    return directionOf(Words, word);
}

} // namespace vedette
