// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "steering/ServoDriver.h"
#include "stream/CameraStream.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace vedette {

/// Tries settings out: waits for a first picture of the stream, and asks the servos to turn by
/// nothing. Lives in the thread that made it, or in another that it is moved to before start(). One
/// test for each object.
class ConnectionTest : public QObject
{
    Q_OBJECT

public:
    /// A camera that has not shown a picture by then does not work. Phones focus first, for 12 s.
    static constexpr std::chrono::milliseconds Timeout{15000};

    explicit ConnectionTest(const CameraConfig &config, QObject *parent = nullptr);
    ~ConnectionTest() override;

    void start();

signals:
    /// text: the picture's size when it worked, else what is wrong.
    void streamTested(bool works, const QString &text);
    /// After that, when nobody is at the stream's address.
    void unreachable();
    /// Comes only when there is a servo address.
    void servosTested(bool works, const QString &text);
    /// Everything has been tried.
    void finished(bool works);

private:
    void judge(const StreamStatus &status);
    void concludeStream(bool works, const QString &text);
    void concludeServos(const ServoReply &reply);
    void finishWhenDone();

    CameraStream m_stream;
    std::unique_ptr<ServoDriver> m_servos;
    QTimer m_deadline;
    bool m_hasServos;
    bool m_streamIsDone = false;
    bool m_servosAreDone = false;
    bool m_works = true;
};

} // namespace vedette
