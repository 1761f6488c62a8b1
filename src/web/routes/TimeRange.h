// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Segment.h"
#include "web/http/Answer.h"

#include <QCoreApplication>

#include <variant>

namespace vedette {

class RequestJson;

/// Two moments of a request, and what is said of wrong ones. A value.
struct TimeRange
{
    Q_DECLARE_TR_FUNCTIONS(TimeRange)

public:
    /// More than a year at once is nothing that anybody looks at.
    static constexpr std::chrono::hours Longest{366 * 24};
    static constexpr QLatin1String From{"from"};
    static constexpr QLatin1String To{"to"};

    WallTime from;
    WallTime to;

    /// Of a body that has nothing beside them but what was read of it already. Or what to answer.
    static std::variant<TimeRange, Answer> of(RequestJson &json);
    [[nodiscard]] bool isRight() const { return from < to && to - from <= Longest; }
    /// What is called so is no moment.
    static Answer wrongTime(const QString &name);
    static Answer wrongRange();
};

} // namespace vedette
