// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMetaType>
#include <QPoint>

namespace vedette {

/// How a camera is mounted: what is done to its picture so that people see it upright. Turned
/// first, then mirrored and flipped. The one place that knows what this does to axes and signs;
/// whoever turns a picture, a point or a direction asks here. A value.
struct Mounting
{
    int rotation = 0;        ///< degrees clockwise: 0, 90, 180 or 270
    bool isMirrored = false; ///< left and right change places
    bool isFlipped = false;  ///< top and bottom do

    /// What one of the eight cases does; two mountings of the same case are shown alike.
    struct Turn
    {
        bool isOnItsSide;  ///< first, columns become rows: x and y change places
        bool isMirrored;   ///< then the columns are counted from the other end
        bool isUpsideDown; ///< … and the rows
        int exif;          ///< Exif's number of it (Exif 2.32, 4.6.4), 1…8
    };
    [[nodiscard]] const Turn &turn() const;
    /// The mounting that Exif's number means, 1…8; anything else is no turn.
    static Mounting ofExif(int orientation);

    /// Nothing is done.
    [[nodiscard]] bool isUpright() const { return turn().exif == 1; }
    /// This one, of a picture that has been turned as `first` says.
    [[nodiscard]] Mounting after(const Mounting &first) const;

    /// Of a direction or a move as the camera itself knows it, what people see; x to the right, y
    /// up.
    [[nodiscard]] QPointF shownDirection(QPointF ofCamera) const;
    /// … and back: what the camera has to do for what people want to see.
    [[nodiscard]] QPointF cameraDirection(QPointF shown) const;

    /// The same with what is shown turned by a quarter.
    [[nodiscard]] Mounting turnedRight() const;
    [[nodiscard]] Mounting turnedLeft() const;

    bool operator==(const Mounting &) const = default;
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Mounting)
