// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"
#include "camera/CameraPosition.h"
#include "recording/RecordingStatus.h"
#include "steering/ServoReply.h"
#include "steering/SteeredBy.h"
#include "stream/StreamStatus.h"

#include <QStatusBar>
#include <QTimer>

#include <array>
#include <chrono>
#include <optional>

class QLabel;

namespace vedette {

class StatusField;

/// The window's status bar: what the stream does, what the servos said last, which gamepad steers.
/// A passing message that is too long ends in an ellipsis; its tool tip has all of it.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    /// How long a servo's error stays when nothing is heard of the servos: time to read it. Later
    /// it says nothing of how things are.
    static constexpr std::chrono::milliseconds ServoErrorTime{10000};

    explicit StatusLine(QWidget *parent = nullptr);

    void setStream(const StreamStatus &status);
    /// Said in place of what the stream does, as the past is shown; empty: it is not.
    void setPast(const QString &text);
    /// A failure stays until the servos answer again, at most for ServoErrorTime.
    void setServo(const ServoReply &reply);
    /// An empty name: none is plugged in.
    void setGamepad(const QString &name);
    /// Where the camera points, where that is known.
    void setPosition(const CameraPosition &position);
    /// Whether the camera is on patrol: it turns by itself then.
    void setPatrol(const CameraPlaces &places);
    /// Whether the camera is recorded, and what is wrong with that; nothing: it cannot be.
    void setRecording(const std::optional<RecordingStatus> &status);
    /// Who else turns the camera just now; the window itself and nobody are not worth a word.
    void setSteerer(const Steerer &steerer);
    /// An empty text: the camera is not shared.
    void setSharing(const QString &text);
    /// Another camera: what the last one's servos said is no longer true.
    void clearServo();
    /// For tests: another time than ServoErrorTime.
    void setServoErrorTime(std::chrono::milliseconds time) { m_servoError.setInterval(time); }

signals:
    void streamTextChanged(const QString &text);
    /// Empty: no error, as far as is known.
    void servoTextChanged(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Where a passing message is written: beside what is always there.
    QRect messageArea() const;
    /// What is always there, in the order shown.
    [[nodiscard]] std::array<StatusField *, 7> fields() const;
    void showServo(const QString &text);
    void showStream();

    QLabel *m_servo;
    StatusField *m_gamepad;
    StatusField *m_steerer;
    StatusField *m_patrol;
    StatusField *m_recording;
    StatusField *m_position;
    StatusField *m_sharing;
    StatusField *m_stream;
    StreamStatus m_status;
    QString m_past;
    QTimer m_servoError{this};
};

} // namespace vedette
