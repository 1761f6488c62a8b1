// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/JpegDecoder.h"
#include "stream/Frame.h"

#include <QMetaType>

namespace vedette {

/// A frame and its pixels, or what is wrong with it. A value; passes between threads.
struct DecodedFrame
{
    Frame frame; ///< its bytes, its age, its connection
    DecodedJpeg picture;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::DecodedFrame)
