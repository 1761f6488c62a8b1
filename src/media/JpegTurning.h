// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"

#include <QByteArray>
#include <QString>

namespace vedette {

/// A JPEG that has been turned, or why it could not be.
struct TurnedJpeg
{
    /// Turning may take six bytes of memory a pixel, twice: 200 MB at most.
    static constexpr qint64 MaximumPixels = 16LL * 1000 * 1000;
    /// Of a picture that has to be encoded again: the loss is not visible.
    static constexpr int Quality = 95;

    QByteArray jpeg;         ///< empty when there is a problem
    bool isLossless = false; ///< no pixel was computed again
    QString problem;         ///< one clause for the user, such as "is damaged"
};

/// The picture as it is shown, by its camera's mounting and its own Exif, as a file that says
/// nothing of either any more. Lossless where its width and height are multiples of the blocks that
/// it is made of (8 or 16 pixels), where they have to be; else it is decoded and encoded again. A
/// few milliseconds for each megapixel. Any thread.
TurnedJpeg turnedJpeg(const QByteArray &jpeg, const Mounting &mounting);

} // namespace vedette
