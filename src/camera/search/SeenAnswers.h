// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/search/SearchPlan.h"
#include "camera/search/StreamProbe.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QUrl>

#include <optional>

namespace vedette {

/// What the answers of one camera say about it, as far as it helps to recognize its firmware.
/// All of it was said by somebody unknown: short, and never shown. A value.
struct SeenAnswers
{
    /// Of a title, a server's name or a realm, in characters.
    static constexpr qsizetype MaximumTextLength = 200;
    /// Keys of the answered settings; a CameraWebServer has 40.
    static constexpr qsizetype MostStatusKeys = 400;

    QSet<QString> statusKeys;           ///< of the JSON object at /status
    QStringList servers;                ///< Server fields
    QStringList realms;                 ///< what WWW-Authenticate fields say
    QStringList titles;                 ///< of pages
    std::optional<SearchPlace> picture; ///< the address that answered with one
    bool isStill = false;               ///< … a single one
    QList<SearchPlace> logins;          ///< what asked for a login, in the order of asking
    bool hasOpenPage = false;           ///< something else than a login was answered
    bool isReached = false;             ///< somebody answered something
    int silences = 0;                   ///< connected, and no answer came
    bool isUntrusted = false;           ///< the certificate is nobody's
    bool isUnknownHost = false;
    /// The stream's address as /status says it, if it is at the host that was asked.
    QUrl streamUrl;

    void add(const SearchPlace &place, const ProbeAnswer &answer);
};

} // namespace vedette
