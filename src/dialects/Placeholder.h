// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace vedette {

/// What stands between braces in a template: "pan", "preset*2+28", "value:off|on". A value.
struct Placeholder
{
    QByteArray name;
    bool isCounted = false; ///< the value is a number, which is changed by factor and offset
    int factor = 1;
    int offset = 0;
    QList<QByteArray>
        words; ///< the value is a number, which chooses one of these; empty: it is not

    /// What is written in its place, not yet encoded: nothing when value does not fit.
    [[nodiscard]] QString filled(const QString &value) const;
};

/// A piece of a template: text as it is, and what may stand behind it.
struct TemplatePiece
{
    QByteArray text;
    std::optional<Placeholder> placeholder;
};

/// A template taken apart. Braces that hold no placeholder stay in the text.
QList<TemplatePiece> templatePieces(const QByteArray &text);

} // namespace vedette
