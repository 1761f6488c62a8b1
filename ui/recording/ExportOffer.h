// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastCamera.h"
#include "recording/RecordingCatalog.h"

#include <QList>

#include <optional>

namespace vedette {

/// What there is to be exported at the moment. A value.
struct ExportOffer
{
    using Range = RecordingCatalog::Span;

    QList<PastCamera> cameras;   ///< those that are shown; the selected one is the first
    std::optional<Range> marked; ///< the part that is marked, if there is one
    Range visible;               ///< what the timeline shows
    Range day;                   ///< the whole day that is looked at
    QString recordings;          ///< the folder that they are in
};

} // namespace vedette
