// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"

#include "camera/ConnectionTest.h"
#include "CameraLogins.h"
#include "CameraNameField.h"
#include "config/UserCameras.h"
#include "config/WebAddress.h"
#include "http/AddressLogin.h"
#include "OfferedCamera.h"
#include "ResultLabel.h"
#include "SettingNames.h"
#include "SteeringFields.h"
#include "SteeringTrial.h"
#include "TypedAddress.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace vedette {

namespace {

/// The width of the dialog, and of what is added while steering is tried, in characters.
constexpr int Width = 76;
constexpr int TrialWidth = 58;

QString titleOf(ConnectionDialog::Occasion occasion)
{
    switch (occasion) {
    case ConnectionDialog::Occasion::FirstRun:
        return ConnectionDialog::tr("Welcome to Vedette");
    case ConnectionDialog::Occasion::Add:
        return ConnectionDialog::tr("Add Camera");
    case ConnectionDialog::Occasion::Edit:
        break;
    }
    return ConnectionDialog::tr("Edit Camera");
}

} // namespace

ConnectionDialog::ConnectionDialog(Occasion occasion, const Settings &settings, QString envFile,
                                   QWidget *parent)
    : GrowingDialog(parent)
    , m_before(settings)
    , m_envFile(std::move(envFile))
    , m_problem(new ResultLabel(QStringLiteral("problem")))
{
    setWindowTitle(titleOf(occasion));
    auto *layout = new QVBoxLayout(this);
    if (occasion == Occasion::FirstRun) {
        auto *greeting = new QLabel(tr("Enter the address of your camera: the one that shows its "
                                       "picture in a browser."));
        greeting->setWordWrap(true);
        layout->addWidget(greeting);
    }
    layout->addWidget(m_problem);
    auto *const columns = new QHBoxLayout;
    columns->addLayout(newContent(), 1);
    columns->addWidget(m_trial);
    layout->addLayout(columns);
    createButtons(occasion);
    layout->addWidget(m_buttons);
    // Only now does the dialog know of it; else it takes its first button, the picture's.
    m_buttons->button(QDialogButtonBox::Save)->setDefault(true);
    fill(settings);
    showFile();
    setWidthInCharacters(Width);
}

ConnectionDialog::~ConnectionDialog()
{
    // A field that has the focus loses it while it is destroyed, and would say that it was edited.
    m_camera->disconnect(this);
}

QLayout *ConnectionDialog::newContent()
{
    auto *const layout = new QVBoxLayout;
    m_offer = new OfferedCamera;
    connect(m_offer, &OfferedCamera::accepted, this, &ConnectionDialog::takeOffer);
    layout->addWidget(m_offer);
    m_fields = newAddressFields();
    layout->addLayout(m_fields);
    createSteering();
    layout->addWidget(m_steering);
    m_logins = new CameraLogins;
    connect(m_logins, &CameraLogins::changed, this, &ConnectionDialog::fieldsChanged);
    layout->addWidget(m_logins);
    m_file = new QLabel;
    m_file->setObjectName(QStringLiteral("file"));
    m_file->setWordWrap(true);
    m_file->setTextFormat(Qt::PlainText);
    layout->addWidget(m_file);
    layout->addStretch();
    return layout;
}

void ConnectionDialog::keepInFolder(const QString &folder)
{
    m_folder = folder;
    m_name = new CameraNameField;
    auto *label = new QLabel(tr("Na&me:"));
    label->setBuddy(m_name);
    m_fields->addWidget(label, 0, 0);
    m_fields->addWidget(m_name, 0, 1);
    setTabOrder(m_name, m_camera);
    const CameraConfig &camera = m_before.camera;
    m_name->setName(camera.name.isEmpty() ? tr("Camera") : camera.name);
    m_logins->keepCamerasAlone(camera);
    connect(m_name, &CameraNameField::changed, this, [this] {
        m_name->clearProblem();
        showFile();
    });
    m_camera->setFocus();
    showFile();
}

QString ConnectionDialog::envFile() const
{
    return m_envFile.isEmpty() && !m_folder.isEmpty() ? newCameraFile(m_folder, m_name->name())
                                                      : m_envFile;
}

void ConnectionDialog::showFile()
{
    m_file->setText(tr("Saved in %1, readable only by you.").arg(wrappable(envFile())));
}

/// Not a QFormLayout: it leaves more room than needed around texts that wrap.
QGridLayout *ConnectionDialog::newAddressFields()
{
    m_camera = new QLineEdit;
    m_camera->setObjectName(QStringLiteral("camera"));
    m_camera->setPlaceholderText(QStringLiteral("http://192.168.1.50/mjpeg"));
    m_cameraResult = new ResultLabel(QStringLiteral("cameraResult"));
    auto *const label = new QLabel(tr("Camera &address:"));
    label->setBuddy(m_camera);
    auto *const grid = new QGridLayout;
    // Above them is place for a name.
    grid->addWidget(label, 1, 0);
    grid->addWidget(m_camera, 1, 1);
    grid->addWidget(m_cameraResult, 2, 1);
    connect(m_camera, &QLineEdit::editingFinished, this, &ConnectionDialog::completeCameraAddress);
    connect(m_camera, &QLineEdit::textChanged, this, &ConnectionDialog::fieldsChanged);
    return grid;
}

void ConnectionDialog::createSteering()
{
    m_steering = new SteeringFields;
    m_trial = new SteeringTrial([this] { return configToTry(); });
    m_trial->hide();
    connect(m_steering, &SteeringFields::changed, this, &ConnectionDialog::fieldsChanged);
    connect(m_steering, &SteeringFields::trialToggled, this, &ConnectionDialog::switchTrial);
    connect(m_trial, &SteeringTrial::axesChanged, this, &ConnectionDialog::fieldsChanged);
}

void ConnectionDialog::createButtons(Occasion occasion)
{
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("&Save"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("&Cancel"));
    m_testButton = m_buttons->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_testButton->setObjectName(QStringLiteral("test"));
    m_saveAnyway = m_buttons->addButton(tr("Save An&yway"), QDialogButtonBox::ActionRole);
    m_saveAnyway->setObjectName(QStringLiteral("saveAnyway"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ConnectionDialog::reject);
    connect(m_testButton, &QPushButton::clicked, this, [this] { test(false); });
    connect(m_saveAnyway, &QPushButton::clicked, this, &ConnectionDialog::save);
    if (occasion == Occasion::FirstRun) {
        auto *demo = m_buttons->addButton(tr("Try the &Demo Camera"), QDialogButtonBox::ResetRole);
        demo->setObjectName(QStringLiteral("demo"));
        connect(demo, &QPushButton::clicked, this, [this] {
            m_wantsDemo = true;
            reject();
        });
    }
    // Last: each button that is added to the box makes all of them visible.
    m_saveAnyway->hide();
}

void ConnectionDialog::fill(const Settings &settings)
{
    const CameraConfig &camera = settings.camera;
    m_camera->setText(shownAddress(camera.cameraUrl, camera.cameraUrl));
    m_steering->setCamera(camera);
    m_trial->setAxes(camera.servoAxes);
    m_logins->setSettings(settings);
    m_problem->hide();
}

void ConnectionDialog::showError(const ConfigError &error)
{
    const QString source = wrappable(error.source);
    const QString reason = reasonOf(error);
    QString text = error.line > 0
                       ? tr("Line %1 of %2: %3.").arg(QString::number(error.line), source, reason)
                       : tr("%1: %2.").arg(source, reason);
    const QString backup = backupOf(m_envFile);
    if (!backup.isEmpty()) {
        text += tr(" When you save, the file is kept as %1.").arg(QFileInfo(backup).fileName());
    } else if (error.source == m_envFile && error.line > 0) {
        text += tr(" When you save, lines that cannot be used become comments.");
    }
    m_problem->showResult(false, text);
    if (error.key == key::ServoUrl) {
        m_steering->focusAddress();
    }
}

void ConnectionDialog::completeCameraAddress()
{
    QUrl url(completedAddress(m_camera->text()));
    if (WebAddress::problemWith(url.toString(QUrl::FullyEncoded)).isEmpty() && hasOwnLogin(url)) {
        // The login has fields of its own, where it is hidden.
        m_logins->takeFrom(url);
        url = url.adjusted(QUrl::RemoveUserInfo);
        m_camera->setText(url.toString(QUrl::FullyEncoded));
    }
    m_camera->setText(completedAddress(m_camera->text()));
    m_steering->guessFrom(m_camera->text());
}

void ConnectionDialog::tryBeside(WatchedCameras &watched)
{
    m_trial->setWatched(watched);
}

void ConnectionDialog::offer(const QString &firmware, const QUrl &streamUrl,
                             const QStringList &dialectIds)
{
    m_steering->putFirst(dialectIds);
    m_offer->offer(firmware, streamUrl);
}

void ConnectionDialog::takeOffer(const QUrl &streamUrl)
{
    m_camera->setText(streamUrl.toString(QUrl::FullyEncoded));
    completeCameraAddress();
}

void ConnectionDialog::switchTrial(bool isOpen)
{
    const std::optional<CameraConfig> config = isOpen ? configToTry() : std::nullopt;
    if (isOpen && !config) {
        m_steering->closeTrial();
        return;
    }
    setWidthInCharacters(config ? Width + TrialWidth : Width);
    m_trial->setVisible(config.has_value());
    if (config) {
        m_trial->start(*config);
    } else {
        m_trial->stop();
    }
}

std::optional<CameraConfig> ConnectionDialog::configToTry()
{
    completeCameraAddress();
    return checkFields() ? std::optional<CameraConfig>(settings().camera) : std::nullopt;
}

Settings ConnectionDialog::settings() const
{
    Settings settings = m_before;
    CameraConfig &camera = settings.camera;
    camera.cameraUrl = WebAddress::of(m_camera->text().trimmed());
    m_steering->applyTo(camera);
    m_trial->applyTo(camera.servoAxes);
    if (m_name != nullptr) {
        camera.name = m_name->name();
    }
    return m_logins->appliedTo(settings);
}

bool ConnectionDialog::checkFields()
{
    // The first field that is wrong gets the focus.
    const bool areLoginsRight = m_logins->check();
    const bool isSteeringRight = m_steering->check();
    const QString cameraProblem = WebAddress::problemWith(m_camera->text().trimmed());
    if (!cameraProblem.isEmpty()) {
        m_cameraResult->showResult(false, cameraProblem);
        m_camera->setFocus();
    }
    const bool isNameRight = m_name == nullptr || m_name->check();
    return cameraProblem.isEmpty() && isSteeringRight && areLoginsRight && isNameRight;
}

void ConnectionDialog::fieldsChanged()
{
    endTest();
    if (m_trial->isStarted() && settings().camera.cameraUrl != m_trial->cameraUrl()) {
        m_steering->closeTrial();
    }
    m_cameraResult->hide();
    m_problem->hide();
    m_steering->clearResults();
    m_logins->clearProblems();
    m_saveAnyway->hide();
}

void ConnectionDialog::endTest()
{
    m_testButton->setEnabled(true);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(true);
    if (m_test) {
        m_test.reset();
        emit testEnded();
        m_trial->resume();
    }
}

void ConnectionDialog::accept()
{
    test(true);
}

void ConnectionDialog::done(int result)
{
    m_trial->stop();
    GrowingDialog::done(result);
}

void ConnectionDialog::test(bool saveIfItWorks)
{
    completeCameraAddress();
    fieldsChanged();
    if (checkFields()) {
        startTest(saveIfItWorks);
    }
}

void ConnectionDialog::startTest(bool saveIfItWorks)
{
    m_trial->pause();
    emit aboutToTest();
    m_testButton->setEnabled(false);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    const CameraConfig tried = settings().camera;
    m_cameraResult->showProgress(tr("Testing…"));
    if (!tried.servoUrl.isEmpty()) {
        m_steering->result().showProgress(tr("Testing…"));
    }
    m_test = std::make_unique<ConnectionTest>(tried);
    connect(m_test.get(), &ConnectionTest::streamTested, m_cameraResult,
            [this](bool works, const QString &text) { m_cameraResult->showResult(works, text); });
    connect(
        m_test.get(), &ConnectionTest::servosTested, m_steering,
        [this](bool works, const QString &text) { m_steering->result().showResult(works, text); });
    connect(
        m_test.get(), &ConnectionTest::finished, this,
        [this, saveIfItWorks, tested = m_test.get()](bool works) {
            // The fields may have been edited since.
            if (tested == m_test.get()) {
                testFinished(works, saveIfItWorks);
            }
        },
        Qt::QueuedConnection);
    m_test->start();
}

void ConnectionDialog::testFinished(bool works, bool saveIfItWorks)
{
    if (works && saveIfItWorks) {
        save();
        return;
    }
    endTest();
    if (saveIfItWorks) {
        m_saveAnyway->show();
        m_saveAnyway->setFocus();
    }
}

void ConnectionDialog::save()
{
    const QString file = envFile();
    const auto error = saveSettings(settings(), file);
    if (error) {
        endTest();
        m_problem->showResult(false, withFieldNames(error->message()));
        return;
    }
    m_envFile = file;
    if (m_before.camera.name.isEmpty()) {
        // A new file gives its camera its name.
        m_before.camera.name = loadSettings(m_envFile, {}, {}).settings.camera.name;
    }
    QDialog::accept();
}

} // namespace vedette
