// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "calibration/Calibration.h"
#include "media/JpegDecoder.h"
#include "PinholeCamera.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <optional>
#include <utility>

namespace vedette::test {

/// A camera with a true lens on two servos, and its stream, by a clock of its own.
struct Scene
{
    QSizeF field{65, 50};
    QPointF at;                         ///< where it points: right, up
    QPointF target;                     ///< where its servos go
    QPointF ends{90, 45};               ///< on either side
    QPointF turns{1, 1};                ///< what a degree that is asked for turns
    QSizeF unit;                        ///< of which it turns whole ones; empty: as asked for
    std::optional<QPointF> believed;    ///< it is told places, and believed to be there at first
    bool areSwapped = false;            ///< … on the other axis
    std::chrono::milliseconds lag{200}; ///< of the stream
    std::function<QByteArray(QPointF at)> picture;
    std::function<void(Scene &scene, Calibration &calibration, int moves)> meddle =
        [](auto &, auto &, int) {};
    QByteArray lastPicture;
    QPointF lastAt{1e9, 0};
};

/// How a calibration of it ended.
struct Outcome
{
    std::optional<CalibratedDegrees> found;
    QString failure;
    QList<Move> moves;
};

inline ServoReply replyTo(Move move)
{
    ServoReply reply;
    reply.move = move;
    reply.done = move;
    return reply;
}

inline DecodedJpeg shownAt(Scene &scene, QPointF at, const PinholeCamera &lens)
{
    if (at != scene.lastAt) {
        scene.lastAt = at;
        scene.lastPicture = scene.picture ? scene.picture(at) : lens.picture(at.x(), at.y());
    }
    return decodeJpeg(scene.lastPicture, {});
}

inline QPointF wholeUnits(Move move, QSizeF unit)
{
    const QPointF asked(move.pan, move.tilt);
    return unit.isEmpty() ? asked
                          : QPointF(std::round(asked.x() / unit.width()) * unit.width(),
                                    std::round(asked.y() / unit.height()) * unit.height());
}

inline void ask(Scene &scene, Move move)
{
    const QPointF units = wholeUnits(move, scene.unit);
    QPointF by(units.x() * scene.turns.x(), units.y() * scene.turns.y());
    if (scene.areSwapped) {
        by = by.transposed();
    }
    QPointF to = scene.target + by;
    if (scene.believed) {
        *scene.believed += by;
        to = {move.pan != 0 ? scene.believed->x() : scene.target.x(),
              move.tilt != 0 ? scene.believed->y() : scene.target.y()};
    }
    scene.target = {std::clamp(to.x(), -scene.ends.x(), scene.ends.x()),
                    std::clamp(to.y(), -scene.ends.y(), scene.ends.y())};
}

/// Until it ends, a picture each std::chrono::milliseconds(120); servos of 100° a second that
/// answer within std::chrono::milliseconds(40).
inline Outcome run(Scene &scene, const Calibration::Setup &setup = {})
{
    constexpr auto Beat = std::chrono::milliseconds(40);
    constexpr int BeatsAPicture = 3;
    constexpr double Speed = 4; // degrees a beat
    const PinholeCamera lens(scene.field);
    Calibration calibration(setup);
    Outcome outcome;
    bool isOver = false;
    std::optional<Move> asked;
    QObject::connect(&calibration, &Calibration::moveWanted, &calibration, [&](Move move) {
        outcome.moves.append(move);
        asked = move;
    });
    QObject::connect(&calibration, &Calibration::found, &calibration,
                     [&](const CalibratedDegrees &degrees) {
                         outcome.found = degrees;
                         isOver = true;
                     });
    QObject::connect(&calibration, &Calibration::ended, &calibration, [&](const QString &why) {
        outcome.failure = why;
        isOver = true;
    });
    std::deque<QPointF> stream(static_cast<std::size_t>(scene.lag / Beat) + 1, scene.at);
    Calibration::Time now;
    calibration.begin(now);
    for (int beat = 0; beat < 10000 && !isOver; ++beat) {
        now += Beat;
        scene.at += {std::clamp(scene.target.x() - scene.at.x(), -Speed, Speed),
                     std::clamp(scene.target.y() - scene.at.y(), -Speed, Speed)};
        stream.push_back(scene.at);
        stream.pop_front();
        if (asked) {
            const Move move = *std::exchange(asked, std::nullopt);
            ask(scene, move);
            calibration.takeReply(replyTo(move), now);
        }
        scene.meddle(scene, calibration, static_cast<int>(outcome.moves.size()));
        if (beat % BeatsAPicture == 0) {
            calibration.takePicture(shownAt(scene, stream.front(), lens).bitmap, now);
        }
        calibration.checkTime(now);
    }
    return outcome;
}

} // namespace vedette::test
