// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Picture.h"
#include "recording/Segment.h"

#include <QColor>
#include <QCoreApplication>
#include <QString>

class QPainter;
class QRect;

namespace vedette {

/// What a camera's tile shows of the past. A value.
struct RecordedPicture
{
    /// Of the frame and the mark around what is not live; no camera's picture and no highlight of a
    /// desktop has it.
    static constexpr QColor Colour{196, 92, 255};

    Picture picture; ///< without an image: there is none
    WallTime time;   ///< of the picture, or when there is none
    QString note;    ///< why there is no picture, a whole sentence; empty: there is one

    /// In a few words, with the time.
    [[nodiscard]] QString stateText() const;
    /// Marks the area as one of the past, and says of when, where there is room for words.
    void paintMark(QPainter &painter, const QRect &area, bool hasRoom) const;

    Q_DECLARE_TR_FUNCTIONS(RecordedPicture)
};

} // namespace vedette
