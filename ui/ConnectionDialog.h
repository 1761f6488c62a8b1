// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"
#include "GrowingDialog.h"

#include <memory>
#include <optional>

namespace vedette {

class CameraFields;
class CameraFile;
class CameraFinder;
class ConnectionButtons;
class DialogTest;
class DialogThread;
class ResultLabel;
class SteeringTrial;
class WatchedCameras;

/// Edits a camera's addresses, how it is steered, the camera's own login and the viewers' login,
/// finds out and tries them, and keeps them in a .env file that only its owner can read. Of a
/// camera in a folder of several it edits the name too, and no login for viewers, which is
/// elsewhere. Accepting it tests first; what does not work can be saved all the same. What it saves
/// never gives the viewers' login to the camera.
class ConnectionDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// What brings the dialog up.
    enum class Occasion {
        FirstRun, ///< there is no camera yet: greets, and offers the demo camera
        Add,      ///< one more, in a file of its own
        Edit,
    };

    ConnectionDialog(Occasion occasion, const Settings &settings, QString envFile,
                     QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    /// Before it is shown: the camera is one of this folder's; without an envFile a new one, whose
    /// file is named after it.
    void keepInFolder(const QString &folder);
    /// Before it is shown: a camera that is watched there is not connected again while its steering
    /// is tried. Must outlive this object.
    void tryBeside(WatchedCameras &watched);
    /// Before it is shown: the camera is open, so that it can be set when it is recorded.
    void offerRecording();
    /// Says why the settings could not be used, beside the field that is wrong if there is one, and
    /// what saving does with a file that is wrong.
    void showError(const ConfigError &error);

    /// What is in the fields, and once accepted in the file.
    Settings settings() const;
    /// Where they are kept; of a new one in a folder, if it were saved now.
    [[nodiscard]] QString envFile() const;
    bool wantsDemo() const { return m_wantsDemo; }

    void accept() override;
    void done(int result) override;

signals:
    /// A test of this address is about to begin, or a search: then without a port, unless it looks
    /// at that one alone. The camera may serve one client at a time, so whoever watches it should
    /// let go of it now.
    void aboutToTest(const QUrl &camera);
    /// No test and no search runs any more, and nothing is about to be saved: watching may go on.
    void testEnded();
    /// The user wants to set when the camera is recorded, as it is open now.
    void recordingRequested();

private:
    QLayout *newContent();
    void connectFields();
    void createTrial();
    void createButtons(Occasion occasion);
    void switchTrial(bool isOpen);
    std::optional<CameraConfig> configToTry();
    void fieldsChanged();
    void test(bool saveIfItWorks);
    void takeCamera(const QUrl &camera);
    void giveCameraBack();
    void endTest();
    void testFinished(bool works);
    void save();

    std::shared_ptr<DialogThread> m_thread;
    CameraFields *m_fields = nullptr;
    CameraFinder &m_finder; ///< one of the fields
    CameraFile *m_file = nullptr;
    SteeringTrial *m_trial = nullptr;
    ResultLabel *m_problem = nullptr;
    ConnectionButtons *m_buttons = nullptr;
    DialogTest *m_test = nullptr;
    bool m_savesIfItWorks = false; ///< the test that runs
    bool m_wantsDemo = false;
};

} // namespace vedette
