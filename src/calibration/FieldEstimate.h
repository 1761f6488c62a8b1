// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace vedette {

/// How much of its surroundings a camera shows on one axis, from some movements of it. A value.
class FieldEstimate
{
public:
    /// What a hobby servo misses its angle by, in degrees.
    static constexpr double ServoError = 0.5;
    /// What a movement is measured to, in parts of the picture: a third of a pixel of GreyPicture.
    static constexpr double ShiftError = 0.001;

    /// The camera turned by so many degrees, and its picture moved by this part of its size; both
    /// positive.
    void add(double degrees, double part);

    /// In degrees: the mean of all.
    [[nodiscard]] double field() const;
    /// By how many it may be wrong: what its servos and the comparing usually miss, and how far the
    /// movements disagree. At least 1.
    [[nodiscard]] double uncertainty() const;

private:
    QList<double> m_fields;
    double m_error = 0; ///< the largest of a single one
};

} // namespace vedette
