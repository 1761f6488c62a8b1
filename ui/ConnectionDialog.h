// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"
#include "GrowingDialog.h"

#include <memory>
#include <optional>

class QDialogButtonBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vedette {

class CameraLogins;
class CameraNameField;
class ConnectionTest;
class OfferedCamera;
class ResultLabel;
class SteeringFields;
class SteeringTrial;
class WatchedCameras;

/// Edits a camera's addresses, how it is steered, the camera's own login and the viewers' login,
/// tries them out, and keeps them in a .env file that only its owner can read. Of a camera in a
/// folder of several it edits the name too, and no login for viewers, which is elsewhere. Accepting
/// it tests first; what does not work can be saved all the same. What it saves never gives the
/// viewers' login to the camera.
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

public slots:
    /// Something was found at a camera: what its firmware looks like, for people, where its stream
    /// is, and the ids of the dialects that fit. Puts these first to choose from, and fills in the
    /// address when the user says so.
    void offer(const QString &firmware, const QUrl &streamUrl, const QStringList &dialectIds);

signals:
    /// A test is about to begin. The camera may serve one client at a time, so whoever watches it
    /// should let go of it now.
    void aboutToTest();
    /// No test runs any more, and nothing is about to be saved: watching may go on.
    void testEnded();

private:
    QLayout *newContent();
    QGridLayout *newAddressFields();
    void createSteering();
    void createButtons(Occasion occasion);
    void fill(const Settings &settings);
    void completeCameraAddress();
    void takeOffer(const QUrl &streamUrl);
    void switchTrial(bool isOpen);
    std::optional<CameraConfig> configToTry();
    void showFile();
    void fieldsChanged();
    bool checkFields();
    void test(bool saveIfItWorks);
    void startTest(bool saveIfItWorks);
    void endTest();
    void testFinished(bool works, bool saveIfItWorks);
    void save();

    Settings m_before;
    QString m_envFile;
    QString m_folder; ///< of several cameras; empty: one alone
    QGridLayout *m_fields = nullptr;
    CameraNameField *m_name = nullptr; ///< of a camera in a folder
    QLabel *m_file = nullptr;
    QLineEdit *m_camera = nullptr;
    OfferedCamera *m_offer = nullptr;
    SteeringFields *m_steering = nullptr;
    SteeringTrial *m_trial = nullptr;
    CameraLogins *m_logins = nullptr;
    ResultLabel *m_cameraResult = nullptr;
    ResultLabel *m_problem = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_saveAnyway = nullptr;
    std::unique_ptr<ConnectionTest> m_test;
    bool m_wantsDemo = false;
};

} // namespace vedette
