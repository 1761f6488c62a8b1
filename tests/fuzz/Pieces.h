// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <random>

namespace vedette::fuzz {

/// Cuts an input into pieces as a network would: of random sizes, or byte by byte. The same input
/// is always cut the same way, so that a finding can be replayed.
template <typename Take>
void forEachPiece(QByteArrayView bytes, Take take)
{
    quint32 seed = 2166136261U; // FNV-1a
    for (const char c : bytes) {
        seed = (seed ^ static_cast<uchar>(c)) * 16777619U;
    }
    std::minstd_rand random(seed);
    constexpr std::array<qsizetype, 4> MostBytes{1, 16, 200, 200};
    const qsizetype most = MostBytes[random() % MostBytes.size()];
    std::uniform_int_distribution<qsizetype> size(1, most);
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min(size(random), bytes.size()));
        bytes = bytes.sliced(piece.size());
        take(piece);
    }
}

} // namespace vedette::fuzz
