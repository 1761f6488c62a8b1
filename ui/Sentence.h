// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

/// A clause, as errors are told in, with a capital letter and a full stop.
inline QString sentence(QString clause)
{
    if (!clause.isEmpty()) {
        clause[0] = clause[0].toUpper();
    }
    return clause.endsWith(QLatin1Char('.')) ? clause : clause + QLatin1Char('.');
}

} // namespace vedette
