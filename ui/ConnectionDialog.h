// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"
#include "GrowingDialog.h"

#include <memory>

class QDialogButtonBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vedette {

class CameraNameField;
class ConnectionTest;
class LoginFields;

/// Edits a camera's addresses, the camera's own login and the viewers' login, tries them out, and
/// keeps them in a .env file that only its owner can read. Of a camera in a folder of several it
/// edits the name too, and no login for viewers, which is elsewhere. Accepting it tests first; what
/// does not work can be saved all the same. What it saves never gives the viewers' login to the
/// camera.
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
    /// Says why the settings could not be used, beside the field that is wrong if there is one, and
    /// what saving does with a file that is wrong.
    void showError(const ConfigError &error);

    /// What is in the fields, and once accepted in the file.
    Settings settings() const;
    /// Where they are kept; of a new one in a folder, if it were saved now.
    [[nodiscard]] QString envFile() const;
    bool wantsDemo() const { return m_wantsDemo; }

    /// http://192.168.1.50/mjpeg of "192.168.1.50": what a user means who types less than an
    /// address.
    static QString completedAddress(const QString &typed);
    /// Where the servos of this camera usually are: its port 81.
    static QString guessedServoAddress(const QString &cameraAddress);

    void accept() override;

signals:
    /// A test is about to begin. The camera may serve one client at a time, so whoever watches it
    /// should let go of it now.
    void aboutToTest();
    /// No test runs any more, and nothing is about to be saved: watching may go on.
    void testEnded();

private:
    QGridLayout *newAddressFields();
    void createLogins();
    void createButtons(Occasion occasion);
    void fill(const Settings &settings);
    void completeCameraAddress();
    void showFile();
    void fieldsChanged();
    bool checkFields();
    [[nodiscard]] QString problemWithViewersLogin() const;
    bool checkLogins();
    void test(bool saveIfItWorks);
    void startTest(bool saveIfItWorks);
    void endTest();
    void testFinished(bool works, bool saveIfItWorks);
    void save();
    void showResult(QLabel *label, bool works, const QString &text);

    Settings m_before;
    QString m_envFile;
    QString m_folder; ///< of several cameras; empty: one alone
    QGridLayout *m_fields = nullptr;
    CameraNameField *m_name = nullptr; ///< of a camera in a folder
    QLabel *m_file = nullptr;
    QLineEdit *m_camera = nullptr;
    QLineEdit *m_servos = nullptr;
    LoginFields *m_cameraLogin = nullptr;
    LoginFields *m_viewersLogin = nullptr;
    QLabel *m_cameraResult = nullptr;
    QLabel *m_servosResult = nullptr;
    QLabel *m_problem = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    QPushButton *m_testButton = nullptr;
    QPushButton *m_saveAnyway = nullptr;
    std::unique_ptr<ConnectionTest> m_test;
    bool m_servosAreGuessed = true;
    bool m_wantsDemo = false;
};

} // namespace vedette
