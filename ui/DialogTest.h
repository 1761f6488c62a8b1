// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/ConnectionTest.h"
#include "DialogThread.h"

#include <QObject>

#include <memory>

namespace vedette {

class ResultLabel;

/// Tests what is in a camera's dialog, in the io thread, and says beside the fields what it came
/// to. GUI thread.
class DialogTest : public QObject
{
    Q_OBJECT

public:
    /// The labels must outlive this object.
    DialogTest(std::shared_ptr<DialogThread> thread, ResultLabel &camera, ResultLabel &servos,
               QObject *parent = nullptr);
    ~DialogTest() override;

    /// finished() follows, unless stop() is called.
    void start(const CameraConfig &config);
    /// Closes the connections.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_test != nullptr; }

signals:
    /// Nobody is at the camera's address; finished() follows.
    void unreachable();
    void finished(bool works);

private:
    std::shared_ptr<DialogThread> m_thread;
    ResultLabel &m_camera;
    ResultLabel &m_servos;
    ObjectInThread<ConnectionTest> m_test;
    int m_number = 0; ///< of the test: what an earlier one says late is ignored
};

} // namespace vedette
