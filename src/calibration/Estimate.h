// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace vedette {

/// What several measurements of the same come to, in degrees. A value.
class Estimate
{
public:
    /// error: by what part of it this one may be wrong.
    void add(double degrees, double error);

    /// The mean of all.
    [[nodiscard]] double degrees() const;
    /// By how many it may be wrong: the largest error of a single one, and how far they disagree.
    /// At least 1.
    [[nodiscard]] double uncertainty() const;

private:
    QList<double> m_all;
    double m_error = 0; ///< the largest of a single one, in degrees
};

} // namespace vedette
