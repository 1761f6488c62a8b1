// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <random>

namespace vedette::fuzz {

/// Cuts an input into pieces as a network would: of random sizes, mostly small. The same input is
/// always cut the same way, so that a finding can be replayed.
template <typename Take>
void forEachPiece(QByteArrayView bytes, Take take)
{
    constexpr quint32 MostBytes = 200;
    quint32 seed = 2166136261U; // FNV-1a
    for (const char c : bytes) {
        seed = (seed ^ static_cast<uchar>(c)) * 16777619U;
    }
    std::minstd_rand random(seed);
    while (!bytes.isEmpty()) {
        const auto most = 1U + static_cast<quint32>(random()) % MostBytes;
        const auto size = static_cast<qsizetype>(1U + static_cast<quint32>(random()) % most);
        const QByteArrayView piece = bytes.first(std::min(size, bytes.size()));
        bytes = bytes.sliced(piece.size());
        take(piece);
    }
}

} // namespace vedette::fuzz
