// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Export.h"
#include "recording/Segment.h"

#include <QList>

#include <chrono>

namespace vedette {

/// What an export will come to, as far as the index of the recordings tells. A value.
struct ExportEstimate
{
    std::chrono::milliseconds recorded{0}; ///< without gaps
    double pictures = 0;                   ///< that will be exported
    double bytes = 0;                      ///< of these, as the camera sent them

    /// Of segments, of which only what is in the request's range counts.
    static ExportEstimate of(const ExportRequest &request, const QList<Segment> &segments);
    ExportEstimate &operator+=(const ExportEstimate &other);

    /// In a sentence or two. format and every: of all requests. The size of a film in H.264 cannot
    /// be known before.
    [[nodiscard]] QString text(ExportRequest::Format format, std::chrono::seconds every) const;
};

} // namespace vedette
