// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/Recognition.h"

#include "camera/search/FirmwareTable.h"
#include "http/DisplayUrl.h"

#include <algorithm>

namespace vedette {

namespace {

// What a clue weighs: an address is shared by many, a name is one's own.
constexpr int PlaceWeight = 1;
constexpr int StatusWeight = 2; ///< and one more for each key: more keys are rarer
constexpr int NameWeight = 6;

struct Match
{
    const Firmware *firmware = nullptr;
    int weight = 0;
    bool isNamed = false;     ///< it said its name
    bool isDescribed = false; ///< its settings are those
};

bool isAnyOf(const QStringList &texts, const QString &wanted)
{
    return !wanted.isEmpty() && std::any_of(texts.cbegin(), texts.cend(), [&](const QString &text) {
        return text.contains(wanted, Qt::CaseInsensitive);
    });
}

Match matchOf(const Firmware &firmware, const SeenAnswers &seen)
{
    Match match{.firmware = &firmware};
    match.isNamed = isAnyOf(seen.servers, firmware.server) ||
                    isAnyOf(seen.realms, firmware.realm) || isAnyOf(seen.titles, firmware.title);
    match.weight = match.isNamed ? NameWeight : 0;
    const QStringList &keys = firmware.statusKeys;
    match.isDescribed =
        !keys.isEmpty() && std::all_of(keys.cbegin(), keys.cend(), [&](const QString &key) {
            return seen.statusKeys.contains(key);
        });
    match.weight += match.isDescribed ? StatusWeight + static_cast<int>(keys.size()) : 0;
    if (seen.picture && firmware.places.contains(seen.picture->place)) {
        match.weight += PlaceWeight;
    }
    return match;
}

/// The best first; equal ones as in the table.
QList<Match> matchesOf(const SeenAnswers &seen)
{
    QList<Match> matches;
    for (const Firmware &firmware : firmwareTable()) {
        const Match match = matchOf(firmware, seen);
        if (match.weight > 0) {
            matches.append(match);
        }
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Match &a, const Match &b) { return a.weight > b.weight; });
    return matches;
}

/// Where a firmware's places are that name no port.
QUrl serverOf(const Firmware &firmware, const FoundCamera &found, const QUrl &camera)
{
    return firmware.isOneServer && found.hasStream() ? found.streamUrl : camera;
}

QList<FittingDialect> dialectsOf(const QList<Match> &matches, const FoundCamera &found,
                                 const QUrl &camera)
{
    QList<FittingDialect> dialects;
    for (const Match &match : matches) {
        for (const ServoPlace &servo : match.firmware->servos) {
            const bool isKnown =
                std::any_of(dialects.cbegin(), dialects.cend(),
                            [&](const FittingDialect &known) { return known.id == servo.dialect; });
            if (!isKnown) {
                QUrl url = atCamera(serverOf(*match.firmware, found, camera), servo.place);
                url.setPath(url.path() == QLatin1String("/") ? QString() : url.path());
                dialects.append({servo.dialect, url});
            }
        }
        // The others fit no better than by chance, once one has said its name.
        if (match.isNamed) {
            break;
        }
    }
    return dialects;
}

void takeStream(const SeenAnswers &seen, FoundCamera &found)
{
    if (seen.picture) {
        found.streamUrl = seen.picture->url;
        found.isStreamSeen = true;
        return;
    }
    // Where everything asks for a login, that says nothing of what is behind it.
    const auto stream =
        std::find_if(seen.logins.cbegin(), seen.logins.cend(), [](const SearchPlace &place) {
            return place.place != QLatin1String("/") && place.place != QLatin1String("/status");
        });
    if (seen.hasOpenPage && stream != seen.logins.cend()) {
        found.streamUrl = stream->url;
    }
}

QString textOfNothing(const SeenAnswers &seen, const FoundCamera &found)
{
    if (seen.isUnknownHost) {
        return Recognition::tr("There is no host of this name. Check it, or type the camera's IP "
                               "address.");
    }
    if (seen.isUntrusted) {
        return Recognition::tr("Its certificate is not trusted, so nothing was asked.");
    }
    if (found.needsLogin && found.hasStream()) {
        return Recognition::tr("A login is needed at %1, which may be the stream.")
            .arg(displayUrl(found.streamUrl));
    }
    if (found.needsLogin) {
        return Recognition::tr("It asks for a login before it shows anything. Type the address of "
                               "its stream, and the login, yourself.");
    }
    if (seen.silences > 0) {
        return Recognition::tr("No stream was found, and it left requests unanswered. Does another "
                               "program watch it? Many cameras show their picture to one only.");
    }
    return seen.isReached
               ? Recognition::tr("Something answers there, but no stream was found. Type the "
                                 "address of its stream, which its web page or its "
                                 "manual names.")
               : Recognition::tr("Nothing answers there. Check the address, and whether "
                                 "the camera is on and in this network.");
}

QString textOf(const SeenAnswers &seen, const FoundCamera &found)
{
    QString text = !found.isStreamSeen ? textOfNothing(seen, found)
                   : seen.isStill
                       ? Recognition::tr("Single pictures at %1.").arg(displayUrl(found.streamUrl))
                       : Recognition::tr("A stream at %1.").arg(displayUrl(found.streamUrl));
    using Confidence = FoundCamera::Confidence;
    const QString looks = found.confidence == Confidence::Certain ? Recognition::tr("This is %1.")
                          : found.confidence == Confidence::Likely
                              ? Recognition::tr("This looks like %1.")
                              : Recognition::tr("This could be %1.");
    if (found.confidence != Confidence::None) {
        text += QLatin1Char(' ') + looks.arg(found.firmware);
    }
    return text;
}

} // namespace

FoundCamera Recognition::of(const SeenAnswers &seen, const QUrl &camera)
{
    using Confidence = FoundCamera::Confidence;
    FoundCamera found;
    found.needsLogin = !seen.logins.isEmpty();
    found.isAsked = !seen.isUnknownHost && !seen.isUntrusted;
    takeStream(seen, found);
    const QList<Match> matches = matchesOf(seen);
    if (!matches.isEmpty()) {
        const Match &best = matches.constFirst();
        found.firmware = best.firmware->name;
        found.confidence = best.isNamed       ? Confidence::Certain
                           : best.isDescribed ? Confidence::Likely
                                              : Confidence::Guess;
        found.dialects = dialectsOf(matches, found, camera);
        if (!best.firmware->still.isEmpty()) {
            found.stillUrl =
                atCamera(serverOf(*best.firmware, found, camera), best.firmware->still);
        }
    }
    found.text = textOf(seen, found);
    return found;
}

} // namespace vedette
