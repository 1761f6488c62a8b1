// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace vedette {

/// An address to ask. A value.
struct SearchPlace
{
    QUrl url; ///< without a login
    /// The same as firmwares' documents write it: "/stream", ":81/stream".
    QString place;

    bool operator==(const SearchPlace &) const = default;
};

/// What to ask, in this order, each once: first what tells most about a firmware, then what most
/// cameras have.
using SearchPlan = QList<SearchPlace>;

/// typed: an http or https address, or one without its scheme. Where it names a port, only that
/// port is asked, as behind it may be another device than behind the others; where it has a path,
/// that address is the first to be asked.
[[nodiscard]] SearchPlan searchPlanFor(const QString &typed);

/// What is wrong with it, for the user; empty when nothing.
[[nodiscard]] QString problemWithSearchedAddress(const QString &typed);

/// `place`, such as ":81/stream", at the camera of `camera`; a place without a port is at camera's.
[[nodiscard]] QUrl atCamera(const QUrl &camera, const QString &place);

} // namespace vedette
