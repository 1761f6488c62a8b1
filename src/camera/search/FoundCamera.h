// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace vedette {

/// A way to steer that may fit a camera: to be tried, as nobody but the user sees it turn.
struct FittingDialect
{
    QString id;    ///< of a dialect in resources/dialects
    QUrl servoUrl; ///< where that dialect would be spoken, as SERVO_URL wants it; without a login

    bool operator==(const FittingDialect &) const = default;
};

/// What a search found at one address. What the camera said of itself went into it only as one of
/// Vedette's own words. A value.
struct FoundCamera
{
    /// How sure it is which firmware this is.
    enum class Confidence {
        None,    ///< not known at all: `firmware` is empty
        Guess,   ///< by the stream's address alone, which others have as well
        Likely,  ///< the camera said something that only few say
        Certain, ///< it said so itself
    };

    QString firmware; ///< its name for people; empty when it is not known
    Confidence confidence = Confidence::None;
    QUrl streamUrl; ///< CAM_URL; empty when no picture was found. Without a login
    /// A picture came from streamUrl. Otherwise it only asked for a login, and may be something
    /// else than a stream.
    bool isStreamSeen = false;
    QUrl stillUrl;                  ///< where single pictures should be; empty when not known
    QList<FittingDialect> dialects; ///< the likeliest first; empty: nothing is known of steering
    bool needsLogin = false;        ///< something asked for a login (401), which was not given
    /// Requests could be tried: its name has an address, and its certificate is trusted.
    bool isAsked = true;
    QString text; ///< what to tell the user: one or two sentences, never empty

    [[nodiscard]] bool hasStream() const { return !streamUrl.isEmpty(); }
    /// SERVO_URL of the likeliest dialect; empty when there is none.
    [[nodiscard]] QUrl servoUrl() const
    {
        return dialects.isEmpty() ? QUrl() : dialects.constFirst().servoUrl;
    }
};

} // namespace vedette
