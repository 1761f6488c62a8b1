// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"

#include "base/PasswordSpan.h"
#include "camera/ConnectionTest.h"
#include "CameraNameField.h"
#include "config/UserCameras.h"
#include "config/WebAddress.h"
#include "http/AddressLogin.h"
#include "LoginFields.h"
#include "Sentence.h"
#include "SettingNames.h"
#include "steering/ServoProfile.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace vedette {

namespace {

QLabel *newResultLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    // Files and cameras name themselves.
    label->setTextFormat(Qt::PlainText);
    return label;
}

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

/// The address in a field. Stars in it stand for the password that was in it before.
QUrl addressIn(const QLineEdit &field, const QUrl &before)
{
    QUrl url = WebAddress::of(field.text().trimmed());
    if (url.password(QUrl::FullyDecoded) == HiddenPassword && !before.password().isEmpty()) {
        url.setPassword(before.password(QUrl::FullyDecoded), QUrl::DecodedMode);
    }
    return url;
}

/// What the field of the camera's or the servos' address shows: not the login that has fields of
/// its own.
QString shownAddress(const QUrl &address, const QUrl &camera)
{
    const bool hasCamerasLogin = !hasOwnLogin(address) || address.userInfo() == camera.userInfo();
    return withoutPassword((hasCamerasLogin ? address.adjusted(QUrl::RemoveUserInfo) : address)
                               .toString(QUrl::FullyEncoded));
}

} // namespace

ConnectionDialog::ConnectionDialog(Occasion occasion, const Settings &settings, QString envFile,
                                   QWidget *parent)
    : GrowingDialog(parent)
    , m_before(settings)
    , m_envFile(std::move(envFile))
    , m_problem(newResultLabel(QStringLiteral("problem")))
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
    m_fields = newAddressFields();
    layout->addLayout(m_fields);
    createLogins();
    layout->addWidget(m_cameraLogin);
    layout->addWidget(m_viewersLogin);
    m_file = newResultLabel(QStringLiteral("file"));
    layout->addWidget(m_file);
    layout->addStretch();
    createButtons(occasion);
    layout->addWidget(m_buttons);
    fill(settings);
    showFile();
    setWidthInCharacters(76);
}

ConnectionDialog::~ConnectionDialog()
{
    // A field that has the focus loses it while it is destroyed, and would say that it was edited.
    m_camera->disconnect(this);
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
    // What its file says of a login is the camera's alone there.
    m_viewersLogin->hide();
    if (!hasOwnLogin(camera.cameraUrl)) {
        m_cameraLogin->setLogin(camera.login.userName, camera.login.password);
    }
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
    m_cameraResult = newResultLabel(QStringLiteral("cameraResult"));
    m_servos = new QLineEdit;
    m_servos->setObjectName(QStringLiteral("servos"));
    m_servos->setPlaceholderText(tr("empty for a camera that does not turn"));
    m_servosResult = newResultLabel(QStringLiteral("servosResult"));

    auto *cameraLabel = new QLabel(tr("Camera &address:"));
    cameraLabel->setBuddy(m_camera);
    auto *servosLabel = new QLabel(tr("Se&rvo address:"));
    servosLabel->setBuddy(m_servos);
    auto *grid = new QGridLayout;
    // Above them is place for a name.
    grid->addWidget(cameraLabel, 1, 0);
    grid->addWidget(m_camera, 1, 1);
    grid->addWidget(m_cameraResult, 2, 1);
    grid->addWidget(servosLabel, 3, 0);
    grid->addWidget(m_servos, 3, 1);
    grid->addWidget(m_servosResult, 4, 1);
    m_cameraResult->hide();
    m_servosResult->hide();

    connect(m_camera, &QLineEdit::editingFinished, this, &ConnectionDialog::completeCameraAddress);
    connect(m_servos, &QLineEdit::textEdited, this, [this] { m_servosAreGuessed = false; });
    for (QLineEdit *const field : {m_camera, m_servos}) {
        connect(field, &QLineEdit::textChanged, this, &ConnectionDialog::fieldsChanged);
    }
    return grid;
}

void ConnectionDialog::createLogins()
{
    m_cameraLogin = new LoginFields(
        QStringLiteral("camera"),
        {.title = tr("Login of the camera"),
         .explanation =
             tr("For the camera and its servos; leave empty if they do not ask for one."),
         .userName = tr("&User name:"),
         .password = tr("&Password:"),
         .reveal = tr("S&how")});
    m_viewersLogin = new LoginFields(
        QStringLiteral("viewers"),
        {.title = tr("Login for viewers"),
         .explanation = tr("For browsers and players when you share the camera. It is never sent "
                           "to the camera."),
         .userName = tr("User &name:"),
         .password = tr("Pass&word:"),
         .reveal = tr("Sh&ow")});
    for (LoginFields *const login : {m_cameraLogin, m_viewersLogin}) {
        connect(login, &LoginFields::changed, this, &ConnectionDialog::fieldsChanged);
    }
}

void ConnectionDialog::createButtons(Occasion occasion)
{
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("&Save"));
    m_buttons->button(QDialogButtonBox::Save)->setDefault(true);
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
    m_servos->setText(shownAddress(camera.servoUrl, camera.cameraUrl));
    m_cameraLogin->setLogin(camera.cameraUrl.userName(QUrl::FullyDecoded),
                            camera.cameraUrl.password(QUrl::FullyDecoded));
    m_viewersLogin->setLogin(settings.server.owner.userName, settings.server.owner.password);
    m_servosAreGuessed = camera.cameraUrl.isEmpty();
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
    showResult(m_problem, false, text);
    if (error.key == key::ServoUrl) {
        m_servos->setFocus();
    }
}

QString ConnectionDialog::completedAddress(const QString &typed)
{
    const QString trimmed = typed.trimmed();
    if (trimmed.isEmpty()) {
        return {};
    }
    QString address =
        trimmed.contains(QLatin1String("://")) ? trimmed : QStringLiteral("http://") + trimmed;
    if (!WebAddress::problemOfAnyScheme(address).isEmpty()) {
        return address; // as it was typed, so that what is said about it fits
    }
    QUrl url = WebAddress::problemWith(address).isEmpty() ? WebAddress::of(address) : QUrl(address);
    if (url.isValid() && !url.host().isEmpty() && url.path().isEmpty() && !url.hasQuery()) {
        url.setPath(QStringLiteral("/mjpeg"));
    }
    return url.isValid() && !url.host().isEmpty() ? url.toString(QUrl::FullyEncoded) : trimmed;
}

QString ConnectionDialog::guessedServoAddress(const QString &cameraAddress)
{
    return WebAddress::problemWith(cameraAddress).isEmpty()
               ? ServoProfile::guessedUrl(WebAddress::of(cameraAddress))
                     .toString(QUrl::FullyEncoded)
               : QString();
}

void ConnectionDialog::completeCameraAddress()
{
    QUrl url(completedAddress(m_camera->text()));
    if (WebAddress::problemWith(url.toString(QUrl::FullyEncoded)).isEmpty() && hasOwnLogin(url)) {
        // The login has fields of its own, where it is hidden.
        m_cameraLogin->setLogin(url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
        url = url.adjusted(QUrl::RemoveUserInfo);
        m_camera->setText(url.toString(QUrl::FullyEncoded));
    }
    m_camera->setText(completedAddress(m_camera->text()));
    if (m_servosAreGuessed) {
        m_servos->setText(guessedServoAddress(m_camera->text()));
    }
}

Settings ConnectionDialog::settings() const
{
    Settings settings = m_before;
    CameraConfig &camera = settings.camera;
    camera.cameraUrl = WebAddress::of(m_camera->text().trimmed());
    camera.servoUrl = addressIn(*m_servos, m_before.camera.servoUrl);
    const QString userName = m_cameraLogin->userName();
    for (QUrl *const url : {&camera.cameraUrl, &camera.servoUrl}) {
        // Servos may have a login of their own, in their address.
        if (!userName.isEmpty() && !hasOwnLogin(*url)) {
            *url = withLogin(*url, userName, m_cameraLogin->password());
        }
    }
    if (m_name != nullptr) {
        camera.name = m_name->name();
        return withOwnerLogin(settings, m_before.server.owner);
    }
    return withOwnerLogin(settings, {m_viewersLogin->userName(), m_viewersLogin->password()});
}

bool ConnectionDialog::checkFields()
{
    const QString servos = m_servos->text().trimmed();
    const QString servosProblem = servos.isEmpty() ? QString() : WebAddress::problemWith(servos);
    const bool areLoginsRight = checkLogins();
    // The first field that is wrong gets the focus.
    if (!servosProblem.isEmpty()) {
        showResult(m_servosResult, false, servosProblem);
        m_servos->setFocus();
    }
    const QString cameraProblem = WebAddress::problemWith(m_camera->text().trimmed());
    if (!cameraProblem.isEmpty()) {
        showResult(m_cameraResult, false, cameraProblem);
        m_camera->setFocus();
    }
    const bool isNameRight = m_name == nullptr || m_name->check();
    return cameraProblem.isEmpty() && servosProblem.isEmpty() && areLoginsRight && isNameRight;
}

QString ConnectionDialog::problemWithViewersLogin() const
{
    const QString onlyWatches = m_before.server.viewer.userName;
    return !onlyWatches.isEmpty() && m_viewersLogin->userName() == onlyWatches
               ? tr("This is the user name of who may only watch. Choose another.")
               : viewerLoginProblem(m_viewersLogin->userName(), m_viewersLogin->password());
}

bool ConnectionDialog::checkLogins()
{
    const QString viewersProblem = m_name != nullptr ? QString() : problemWithViewersLogin();
    if (!viewersProblem.isEmpty()) {
        m_viewersLogin->showProblem(viewersProblem);
    }
    // A user name without a password is a login for a camera, but not the other way round.
    const bool isNameMissing =
        m_cameraLogin->userName().isEmpty() && !m_cameraLogin->password().isEmpty();
    if (isNameMissing) {
        m_cameraLogin->showProblem(tr("Enter the user name too."));
    }
    return viewersProblem.isEmpty() && !isNameMissing;
}

void ConnectionDialog::fieldsChanged()
{
    endTest();
    for (QLabel *label : {m_cameraResult, m_servosResult, m_problem}) {
        label->hide();
    }
    m_cameraLogin->clearProblem();
    m_viewersLogin->clearProblem();
    m_saveAnyway->hide();
}

void ConnectionDialog::endTest()
{
    m_testButton->setEnabled(true);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(true);
    if (m_test) {
        m_test.reset();
        emit testEnded();
    }
}

void ConnectionDialog::showResult(QLabel *label, bool works, const QString &text)
{
    label->setText((works ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + sentence(text));
    label->setVisible(true);
}

void ConnectionDialog::accept()
{
    test(true);
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
    emit aboutToTest();
    m_testButton->setEnabled(false);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    const CameraConfig tried = settings().camera;
    m_cameraResult->setText(tr("Testing…"));
    m_cameraResult->show();
    m_servosResult->setText(tr("Testing…"));
    m_servosResult->setVisible(!tried.servoUrl.isEmpty());
    m_test = std::make_unique<ConnectionTest>(tried);
    connect(m_test.get(), &ConnectionTest::streamTested, this,
            [this](bool works, const QString &text) { showResult(m_cameraResult, works, text); });
    connect(m_test.get(), &ConnectionTest::servosTested, this,
            [this](bool works, const QString &text) { showResult(m_servosResult, works, text); });
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
        showResult(m_problem, false, withFieldNames(error->message()));
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
