// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"

#include "CameraAddress.h"
#include "CameraFields.h"
#include "CameraFile.h"
#include "CameraFinder.h"
#include "ConnectionButtons.h"
#include "DialogTest.h"
#include "DialogThread.h"
#include "http/HttpNumbers.h"
#include "ResultLabel.h"
#include "SettingNames.h"
#include "SteeringFields.h"
#include "SteeringTrial.h"
#include "WatchedCameras.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace vedette {

namespace {

/// The width of the dialog, and of what is added while steering is tried, in characters.
constexpr int Width = 96;
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
    , m_thread(std::make_shared<DialogThread>())
    , m_fields(new CameraFields(settings, m_thread))
    , m_finder(m_fields->finder())
    , m_file(new CameraFile(std::move(envFile)))
    , m_problem(new ResultLabel(QStringLiteral("problem")))
{
    setWindowTitle(titleOf(occasion));
    if (occasion == Occasion::FirstRun) {
        auto *greeting = new QLabel(tr("Enter the address of your camera: the one that shows its "
                                       "picture in a browser."));
        greeting->setWordWrap(true);
        content()->addWidget(greeting);
    }
    content()->addWidget(m_problem);
    auto *const columns = new QHBoxLayout;
    columns->addLayout(newContent(), 1);
    columns->addWidget(m_trial);
    content()->addLayout(columns);
    createButtons(occasion);
    addBelow(m_buttons);
    m_buttons->makeSaveDefault();
    m_trial->setAxes(settings.camera.servoAxes);
    connectFields();
    setWidthInCharacters(Width);
}

ConnectionDialog::~ConnectionDialog()
{
    // What its parts say while they are destroyed comes to nobody.
    m_fields->disconnect(this);
    m_finder.disconnect(this);
}

QLayout *ConnectionDialog::newContent()
{
    auto *const layout = new QVBoxLayout;
    createTrial();
    layout->addWidget(m_fields);
    layout->addWidget(m_file);
    layout->addStretch();
    return layout;
}

void ConnectionDialog::keepInFolder(const QString &folder)
{
    m_fields->keepInFolder();
    m_fields->setFocus();
    m_file->setFolder(folder, m_fields->address().name());
}

QString ConnectionDialog::envFile() const
{
    return m_file->path();
}

void ConnectionDialog::connectFields()
{
    const CameraAddress &address = m_fields->address();
    connect(m_fields, &CameraFields::changed, this, &ConnectionDialog::fieldsChanged);
    connect(&address, &CameraAddress::nameChanged, this,
            [this, &address] { m_file->setCameraName(address.name()); });
    connect(m_fields, &CameraFields::aboutToSearch, this, [this](const QUrl &camera) {
        fieldsChanged();
        takeCamera(camera);
    });
    connect(&m_finder, &CameraFinder::ended, this, &ConnectionDialog::giveCameraBack);
}

void ConnectionDialog::createTrial()
{
    SteeringFields &steering = m_fields->steering();
    m_trial = new SteeringTrial([this] { return configToTry(); }, m_thread);
    m_trial->hide();
    connect(&steering, &SteeringFields::trialToggled, this, &ConnectionDialog::switchTrial);
    connect(m_trial, &SteeringTrial::axesChanged, this, &ConnectionDialog::fieldsChanged);
    m_test = new DialogTest(m_thread, m_fields->address().result(), steering.result(), this);
    connect(m_test, &DialogTest::finished, this, &ConnectionDialog::testFinished);
    connect(m_test, &DialogTest::unreachable, m_fields, &CameraFields::suggestNetwork);
}

void ConnectionDialog::createButtons(Occasion occasion)
{
    m_buttons = new ConnectionButtons(occasion == Occasion::FirstRun);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ConnectionDialog::reject);
    connect(m_buttons, &ConnectionButtons::testRequested, this, [this] { test(false); });
    connect(m_buttons, &ConnectionButtons::saveAnywayRequested, this, &ConnectionDialog::save);
    connect(m_buttons, &ConnectionButtons::recordingRequested, this,
            &ConnectionDialog::recordingRequested);
    connect(m_buttons, &ConnectionButtons::demoRequested, this, [this] {
        m_wantsDemo = true;
        reject();
    });
}

void ConnectionDialog::showError(const ConfigError &error)
{
    m_problem->showResult(false, m_file->textOf(error));
    if (error.key == key::ServoUrl) {
        m_fields->steering().focusAddress();
    }
}

void ConnectionDialog::offerRecording()
{
    m_buttons->offerRecording();
}

void ConnectionDialog::tryBeside(WatchedCameras &watched)
{
    m_thread->use(watched.io());
    m_trial->setWatched(watched);
}

void ConnectionDialog::switchTrial(bool isOpen)
{
    if (isOpen) {
        endTest();
        m_finder.stop();
    }
    const std::optional<CameraConfig> config = isOpen ? configToTry() : std::nullopt;
    if (isOpen && !config) {
        m_fields->steering().closeTrial();
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
    m_fields->complete();
    return m_fields->check() ? std::optional<CameraConfig>(settings().camera) : std::nullopt;
}

Settings ConnectionDialog::settings() const
{
    Settings settings = m_fields->settings();
    m_trial->applyTo(settings.camera.servoAxes);
    return settings;
}

void ConnectionDialog::fieldsChanged()
{
    endTest();
    // Another login is of the same camera: the next step takes it.
    if (m_trial->isStarted() &&
        !settings().camera.cameraUrl.matches(m_trial->cameraUrl(), QUrl::RemoveUserInfo)) {
        m_fields->steering().closeTrial();
    }
    m_problem->hide();
    m_fields->clearResults();
    m_buttons->withdrawSaveAnyway();
}

/// Whoever has a connection to it closes it.
void ConnectionDialog::takeCamera(const QUrl &camera)
{
    m_trial->pause();
    emit aboutToTest(camera);
}

void ConnectionDialog::giveCameraBack()
{
    emit testEnded();
    m_trial->resume();
}

void ConnectionDialog::endTest()
{
    m_buttons->setTesting(false);
    if (m_test->isRunning()) {
        m_test->stop();
        giveCameraBack();
    }
}

void ConnectionDialog::accept()
{
    test(true);
}

void ConnectionDialog::done(int result)
{
    m_trial->stop();
    m_finder.stop();
    GrowingDialog::done(result);
}

void ConnectionDialog::test(bool saveIfItWorks)
{
    m_fields->complete();
    fieldsChanged();
    m_finder.forget();
    if (!m_fields->check()) {
        return;
    }
    const CameraConfig tried = settings().camera;
    QUrl url = tried.cameraUrl.adjusted(QUrl::RemoveUserInfo);
    url.setPort(http::portOf(url));
    takeCamera(url);
    m_buttons->setTesting(true);
    m_savesIfItWorks = saveIfItWorks;
    m_test->start(tried);
}

void ConnectionDialog::testFinished(bool works)
{
    if (works && m_savesIfItWorks) {
        save();
        return;
    }
    endTest();
    if (m_savesIfItWorks) {
        m_buttons->offerSaveAnyway();
    }
}

void ConnectionDialog::save()
{
    const auto error = m_file->save(settings());
    if (error) {
        endTest();
        m_problem->showResult(false, withFieldNames(error->message()));
        return;
    }
    if (settings().camera.name.isEmpty()) {
        // A new file gives its camera its name.
        m_fields->setSavedName(loadSettings(envFile(), {}, {}).settings.camera.name);
    }
    QDialog::accept();
}

} // namespace vedette

#include "moc_ConnectionDialog.cpp"
