// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"
#include "web/viewers/FramePace.h"

#include <QCoreApplication>

#include <optional>

namespace vedette {

/// What the addresses of streams have in common.
class StreamAnswers
{
    Q_DECLARE_TR_FUNCTIONS(StreamAnswers)

public:
    /// How long a viewer beyond the limit is asked to wait before it tries again.
    static constexpr std::chrono::seconds RetryWhenFull{10};

    /// The pace that a query asks for with "fps", else usual; nothing when that is not a rate.
    static std::optional<FramePace> paceOf(const QString &query, const FramePace &usual = {});
    /// To such a query; path: an address that takes it.
    static Answer wrongPace(const QString &path);
    /// To whoever comes when all places are taken. Readable in a browser, which asks for the stream
    /// by itself.
    static Answer full();
};

} // namespace vedette
