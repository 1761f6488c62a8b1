// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "calibration/CalibrationLeg.h"
#include "calibration/Estimate.h"
#include "media/Bitmap.h"
#include "steering/AssumedTurns.h"
#include "steering/Grain.h"
#include "steering/Motion.h"
#include "steering/ServoReply.h"

#include <QObject>
#include <QSizeF>

#include <array>
#include <chrono>
#include <optional>

namespace vedette {

/// What was found, across and upwards as the picture is shown. A value.
struct CalibratedDegrees
{
    QSizeF degrees;     ///< 0: of an axis that there is not
    QSizeF uncertainty; ///< by how many each may be wrong
};

/// Finds a camera's field of view: turns it by some degrees, sees how far the picture moves, turns
/// it back, and again, to the side and then up or down, with a step for which the picture moves by
/// a fifth or so. Where it stops, early or not, the camera is where it began, as far as it does
/// what it is told.
///
/// Of a camera whose degrees nobody knows, but its field of view, it finds in the same way how many
/// degrees the whole range of each axis turns.
///
/// Knows neither camera nor clock: whoever owns it makes the moves it asks for, and hands it
/// pictures, replies and the time. All calls and signals are of one thread.
class Calibration : public QObject
{
    Q_OBJECT

public:
    using Time = SteadyClock::time_point;

    /// Of a camera whose degrees nobody knows.
    struct KnownField
    {
        QSizeF degrees; ///< that the picture shows
        AssumedTurns turns;
    };
    struct Setup
    {
        Grain grain = {};        ///< of the camera's moves, as the picture is shown
        bool beginsLeft = false; ///< there is more room than to the right
        bool beginsDown = false; ///< … than up
        /// The first move of an axis may go anywhere, as it is told places and nobody knows where
        /// it is: it is made, and not measured.
        bool settles = false;
        std::optional<KnownField> field = {}; ///< nothing: it is to be found
    };

    /// No step takes longer, with a picture each 8 s and a slow servo.
    static constexpr std::chrono::seconds StepPatience{40};
    /// Its first one, in degrees; and the smallest and the largest, beyond which no camera's lens
    /// needs one.
    static constexpr int FirstStep = 5;
    static constexpr int SmallestStep = 2;
    static constexpr int LargestStep = 40;
    /// … but of an axis whose range may be much less than it is taken for, a third of that.
    static constexpr int LargestAssumedStep = 60;

    explicit Calibration(const Setup &setup, QObject *parent = nullptr);

    void begin(Time now);
    /// Each of the camera's pictures, as it is shown.
    void takePicture(const Bitmap &picture, Time arrival);
    /// Each answer of its servos to a single move, whoever asked for it.
    void takeReply(const ServoReply &reply, Time now);
    /// Somebody else steers it.
    void takeOther(Time now);
    /// Some times a second.
    void checkTime(Time now);
    /// Back to where it began; then ended() with this text.
    void stop(const QString &why, Time now);
    /// For who cannot wait for ended(): what is left to ask the camera for, so that it ends where
    /// it began.
    [[nodiscard]] Move wayBack() const;

signals:
    void moveWanted(vedette::Move move);
    /// What it does now, a sentence.
    void progressed(const QString &text);
    /// The field of view, or how far the whole ranges turn.
    void found(const vedette::CalibratedDegrees &degrees);
    /// Without a result; why is a sentence, or what stop() was given.
    void ended(const QString &why);

private:
    enum class State {
        Resting,   ///< waits until the picture rests, to begin
        Asking,    ///< the servos have not answered yet
        Following, ///< waits until the picture has moved
        Beginning, ///< turns back, to try the other way
        Returning, ///< turns back, and then it ends
        Ended,
    };

    void go(State state, Time now);
    void turn(bool isBack, Time now);
    void ask(Move move, Time now);
    void goBack(Time now);
    void beginWhenAtRest(const GreyPicture &picture, Time now);
    void beginAxis(bool isTilt);
    void beginLeg(int step, Time now);
    void judgeOut(const PictureShift &shift, Time now);
    void judgeBack(const PictureShift &shift, const GreyPicture &picture, Time now);
    void measure(double part);
    void addMeasured(double part);
    void tryOtherWay(const QString &otherwise, Time now);
    void conclude(Time now);
    [[nodiscard]] int nearestStep(int degrees) const;
    [[nodiscard]] int largestStep() const;
    [[nodiscard]] bool hasAxis(bool isTilt) const;
    [[nodiscard]] double turned() const;
    [[nodiscard]] double partAlong(const PictureShift &shift) const;
    [[nodiscard]] double partAcross(const PictureShift &shift) const;
    [[nodiscard]] QString stepText() const;
    [[nodiscard]] QString turnText() const;

    Setup m_setup;
    State m_state = State::Ended;
    Time m_since;
    bool m_hasPicture = false; ///< since then
    PictureRest m_rest;
    CalibrationLeg m_leg;
    GreyPicture m_start; ///< before the leg out
    GreyPicture m_away;  ///< behind it
    bool m_isTilt = false;
    bool m_isSettling = false; ///< this leg, out and back, says nothing
    bool m_isBack = false;     ///< this leg leads back
    bool m_isMeasured = false; ///< the leg out was
    bool m_hasTurnedRound = false;
    bool m_hasReturned = false;          ///< or tried to
    int m_sign = 1;                      ///< of the legs out
    int m_legs = 0;                      ///< out, on this axis
    int m_mostStep = LargestStep;        ///< beyond which nothing was found again, on this axis
    int m_step = FirstStep;              ///< degrees, or such as AssumedTurns
    int m_nextStep = FirstStep;          ///< of the next leg out
    Move m_asked;                        ///< not answered yet
    Move m_offset;                       ///< from where it began, as acknowledged
    QString m_failure;                   ///< to be said once it is back
    std::array<Estimate, 2> m_estimates; ///< across and upwards
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::CalibratedDegrees)
