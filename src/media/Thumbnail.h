// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"

#include <QByteArray>
#include <QSize>

/// Small pictures that remind people of large ones: JPEGs within these bounds.
namespace vedette::thumbnail {

/// At least as large, unless the picture is smaller: what a list of places shows, on screens of
/// twice the resolution.
inline constexpr QSize Size{160, 120};
/// An eighth, each way, of the largest picture that is made smaller (TurnedJpeg::MaximumPixels).
inline constexpr qint64 MaximumPixels = 250'000;
/// Most take 10 KB; a thousand of this size fit into memory.
inline constexpr qint64 MaximumBytes = qint64{64} * 1024;
inline constexpr int Quality = 80;

/// The picture as it is shown when its camera is mounted like this; empty when it is damaged, or
/// does not fit. Some milliseconds for each megapixel. Any thread.
QByteArray of(const QByteArray &jpeg, const Mounting &mounting);
/// Whether these bytes are a whole picture within the bounds.
bool isWhole(const QByteArray &jpeg);

} // namespace vedette::thumbnail
