// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionDialog.h"

#include "config/PasswordSpan.h"
#include "session/ConnectionTest.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace vedette {

namespace {

/// Where the firmware of an ESP32-CAM takes servo messages.
constexpr int ServoPort = 81;

QLabel *newResultLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

/// The address in a field. Stars in it stand for the password that was in it before.
QUrl addressIn(const QLineEdit &field, const QUrl &before)
{
    QUrl url(field.text().trimmed());
    if (url.password(QUrl::FullyDecoded) == HiddenPassword && !before.password().isEmpty()) {
        url.setPassword(before.password(QUrl::FullyDecoded), QUrl::DecodedMode);
    }
    return url;
}

} // namespace

ConnectionDialog::ConnectionDialog(Occasion occasion, const Settings &settings,
                                   const QString &envFile, QWidget *parent)
    : QDialog(parent)
    , m_before(settings)
    , m_envFile(envFile)
    , m_problem(newResultLabel(QStringLiteral("problem")))
{
    setWindowTitle(occasion == Occasion::FirstRun ? tr("Welcome to Vedette") : tr("Connection"));
    auto *layout = new QVBoxLayout(this);
    if (occasion == Occasion::FirstRun) {
        auto *greeting =
            new QLabel(tr("Where is your camera? Its address is what you would open in "
                          "a browser to see its picture."));
        greeting->setWordWrap(true);
        layout->addWidget(greeting);
    }
    auto *form = new QFormLayout;
    createFields(*form);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    auto *file = new QLabel(tr("Kept in %1, readable by you alone.").arg(envFile));
    file->setWordWrap(true);
    file->setEnabled(false);
    layout->addWidget(file);
    layout->addStretch();
    createButtons(occasion);
    layout->addWidget(m_buttons);
    fill(settings);
    setMinimumWidth(fontMetrics().averageCharWidth() * 76);
}

ConnectionDialog::~ConnectionDialog()
{
    // A field that has the focus loses it while it is destroyed, and would say that it was edited.
    m_camera->disconnect(this);
}

void ConnectionDialog::createFields(QFormLayout &form)
{
    m_camera = new QLineEdit;
    m_camera->setObjectName(QStringLiteral("camera"));
    m_camera->setPlaceholderText(QStringLiteral("http://192.168.1.50/mjpeg"));
    m_cameraResult = newResultLabel(QStringLiteral("cameraResult"));
    m_servos = new QLineEdit;
    m_servos->setObjectName(QStringLiteral("servos"));
    m_servos->setPlaceholderText(tr("empty for a camera that does not turn"));
    m_servosResult = newResultLabel(QStringLiteral("servosResult"));
    m_userName = new QLineEdit;
    m_userName->setObjectName(QStringLiteral("userName"));
    m_userName->setPlaceholderText(tr("if the camera asks for one"));
    m_password = new QLineEdit;
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    auto *reveal = new QAction(tr("Show the password"), m_password);
    reveal->setCheckable(true);
    reveal->setIcon(style()->standardIcon(QStyle::SP_FileDialogContentsView));
    connect(reveal, &QAction::toggled, m_password, [this](bool shown) {
        m_password->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });
    m_password->addAction(reveal, QLineEdit::TrailingPosition);

    form.addRow(tr("Camera &address:"), m_camera);
    form.addRow(QString(), m_cameraResult);
    form.addRow(tr("Se&rvo address:"), m_servos);
    form.addRow(QString(), m_servosResult);
    form.addRow(tr("&User name:"), m_userName);
    form.addRow(tr("&Password:"), m_password);
    m_cameraResult->hide();
    m_servosResult->hide();

    connect(m_camera, &QLineEdit::editingFinished, this, &ConnectionDialog::completeCameraAddress);
    connect(m_servos, &QLineEdit::textEdited, this, [this] { m_servosAreGuessed = false; });
    for (QLineEdit *field : {m_camera, m_servos, m_userName, m_password}) {
        connect(field, &QLineEdit::textChanged, this, &ConnectionDialog::fieldsChanged);
    }
}

void ConnectionDialog::createButtons(Occasion occasion)
{
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    m_buttons->button(QDialogButtonBox::Save)->setDefault(true);
    m_testButton = m_buttons->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_testButton->setObjectName(QStringLiteral("test"));
    m_testButton->setAutoDefault(false);
    m_saveAnyway = m_buttons->addButton(tr("Save An&yway"), QDialogButtonBox::ActionRole);
    m_saveAnyway->setObjectName(QStringLiteral("saveAnyway"));
    m_saveAnyway->setAutoDefault(false);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ConnectionDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ConnectionDialog::reject);
    connect(m_testButton, &QPushButton::clicked, this, [this] { test(false); });
    connect(m_saveAnyway, &QPushButton::clicked, this, &ConnectionDialog::save);
    if (occasion == Occasion::FirstRun) {
        auto *demo = m_buttons->addButton(tr("Try the &Demo Camera"), QDialogButtonBox::ResetRole);
        demo->setObjectName(QStringLiteral("demo"));
        demo->setAutoDefault(false);
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
    m_camera->setText(withoutPassword(settings.cameraUrl.toString(QUrl::FullyEncoded)));
    m_servos->setText(withoutPassword(settings.servoUrl.toString(QUrl::FullyEncoded)));
    m_userName->setText(settings.userName);
    m_password->setText(settings.password);
    m_servosAreGuessed = settings.cameraUrl.isEmpty();
    m_problem->hide();
}

QString ConnectionDialog::completedAddress(const QString &typed)
{
    const QString trimmed = typed.trimmed();
    if (trimmed.isEmpty()) {
        return {};
    }
    QUrl url(trimmed.contains(QLatin1String("://")) ? trimmed
                                                    : QStringLiteral("http://") + trimmed);
    if (url.isValid() && !url.host().isEmpty() && url.path().isEmpty() && !url.hasQuery()) {
        url.setPath(QStringLiteral("/mjpeg"));
    }
    return url.isValid() && !url.host().isEmpty() ? url.toString(QUrl::FullyEncoded) : trimmed;
}

QString ConnectionDialog::guessedServoAddress(const QString &cameraAddress)
{
    if (!urlProblem(cameraAddress).isEmpty()) {
        return {};
    }
    QUrl url(cameraAddress);
    url.setPort(ServoPort);
    url.setPath(QStringLiteral("/control_servo"));
    url.setQuery(QString());
    return url.toString(QUrl::FullyEncoded);
}

void ConnectionDialog::completeCameraAddress()
{
    m_camera->setText(completedAddress(m_camera->text()));
    if (m_servosAreGuessed) {
        m_servos->setText(guessedServoAddress(m_camera->text()));
    }
}

Settings ConnectionDialog::settings() const
{
    Settings settings = m_before;
    settings.cameraUrl = addressIn(*m_camera, m_before.cameraUrl);
    settings.servoUrl = addressIn(*m_servos, m_before.servoUrl);
    settings.userName = m_userName->text();
    settings.password = m_password->text();
    return settings;
}

QString ConnectionDialog::problem() const
{
    const QString camera = urlProblem(m_camera->text().trimmed());
    if (!camera.isEmpty()) {
        return tr("Camera address: %1.").arg(camera);
    }
    const QString servos = m_servos->text().trimmed();
    if (!servos.isEmpty() && !urlProblem(servos).isEmpty()) {
        return tr("Servo address: %1.").arg(urlProblem(servos));
    }
    if (m_userName->text().isEmpty() != m_password->text().isEmpty()) {
        return tr("User name and password belong together; one of them is missing.");
    }
    return {};
}

void ConnectionDialog::fieldsChanged()
{
    endTest();
    for (QLabel *label : {m_cameraResult, m_servosResult, m_problem}) {
        label->hide();
    }
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
    QString shown = text;
    shown[0] = shown[0].toUpper();
    label->setText((works ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + shown);
    label->setVisible(true);
}

void ConnectionDialog::accept()
{
    completeCameraAddress();
    test(true);
}

void ConnectionDialog::test(bool saveIfItWorks)
{
    completeCameraAddress();
    fieldsChanged();
    const QString wrong = problem();
    if (!wrong.isEmpty()) {
        showResult(m_problem, false, wrong);
        return;
    }
    emit aboutToTest();
    m_testButton->setEnabled(false);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(false);
    const Settings tried = settings();
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
    const auto error = saveSettings(settings(), m_envFile);
    if (error) {
        endTest();
        showResult(m_problem, false, error->message());
        return;
    }
    QDialog::accept();
}

} // namespace vedette
