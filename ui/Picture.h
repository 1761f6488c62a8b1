// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <QImage>
#include <QSize>

namespace vedette {

/// A decoded frame on its way to the screen. A value; passes between threads.
struct Picture
{
    QImage image;   ///< perhaps smaller than the frame, when the window is
    QSize fullSize; ///< of the frame, in pixels
    Frame frame;    ///< what it was made of: its bytes, its age, its connection
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Picture)
