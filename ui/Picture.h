// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/StreamStatus.h"

#include <QImage>
#include <QWidget>

namespace vedette {

/// A decoded frame on its way to the screen. A value; passes between threads.
struct Picture
{
    QImage image;                    ///< perhaps smaller than the frame, when the window is
    QSize fullSize;                  ///< of the frame, in pixels
    quint64 sequence = 0;            ///< Frame::sequence
    SteadyClock::time_point arrival; ///< Frame::arrival: what the picture's age is counted from
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Picture)
