// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ShareDialog.h"

#include "LoginFields.h"
#include "QrCodeWidget.h"
#include "SecondLogin.h"
#include "Sentence.h"
#include "SharedAddress.h"
#include "Sharing.h"
#include "web/WebOptions.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

namespace vedette {

namespace {

constexpr QLatin1String NetworkKey("sharing/network");
constexpr QLatin1String PortKey("sharing/port");
constexpr QLatin1String EncryptedKey("sharing/encrypted");
constexpr int HighestPort = 65535;
/// Ports below are the system's own.
constexpr int LowestPort = 1024;

QLabel *newText(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

} // namespace

ShareDialog::ShareDialog(Sharing &sharing, QWidget *parent)
    : GrowingDialog(parent)
    , m_sharing(sharing)
{
    setWindowTitle(tr("Share"));
    auto *greeting = new QLabel(tr("Let browsers and players watch and steer the cameras of this "
                                   "window. Viewers log in with a user name and a password."));
    greeting->setWordWrap(true);
    content()->addWidget(greeting);
    createChoices();
    createLogin();
    createResult();
    content()->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setText(tr("C&lose"));
    m_switch->setObjectName(QStringLiteral("switch"));
    buttons->addButton(m_switch, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    addBelow(buttons);
    // As they are seen from left to right; otherwise Tab passes over one of them.
    setTabOrder(m_switch, buttons->button(QDialogButtonBox::Close));
    setWidthInCharacters(72);
    restoreChoices();
    connect(&m_sharing, &Sharing::changed, this, &ShareDialog::showState);
    showState();
}

ShareDialog::~ShareDialog() = default;

void ShareDialog::createChoices()
{
    m_network = new QRadioButton(tr("&Everybody on this network who has the password"));
    m_thisComputer = new QRadioButton(tr("Only programs on this &computer"));
    m_port = new QSpinBox;
    m_port->setObjectName(QStringLiteral("port"));
    m_port->setRange(LowestPort, HighestPort);
    m_encrypted = new QCheckBox(tr("Encr&ypted (https); a browser warns once that it does not know "
                                   "the certificate"));
    m_encrypted->setObjectName(QStringLiteral("encrypted"));
    m_switch = new QPushButton(tr("&Share"));
    m_switch->setCheckable(true);
    m_choices = new QWidget;
    auto *form = new QFormLayout(m_choices);
    form->setContentsMargins({});
    form->addRow(tr("Who:"), m_network);
    form->addRow(QString(), m_thisComputer);
    form->addRow(QString(), m_encrypted);
    form->addRow(tr("&Port:"), m_port);
    content()->addWidget(m_choices);
    connect(m_switch, &QPushButton::clicked, this, &ShareDialog::toggled);
}

void ShareDialog::createLogin()
{
    m_loginFields = new LoginFields(
        QStringLiteral("viewers"),
        {.title = tr("Login for viewers"),
         .explanation = tr("Choose a user name and a password. They are never sent to the camera."),
         .userName = tr("User &name:"),
         .password = tr("Pass&word:"),
         .reveal = tr("S&how")});
    content()->addWidget(m_loginFields);
    connect(m_loginFields, &LoginFields::changed, m_loginFields, &LoginFields::clearProblem);
    m_secondLogin = new SecondLogin;
    connect(m_secondLogin, &SecondLogin::saveRequested, this, &ShareDialog::takeLogins);
    connect(m_secondLogin, &SecondLogin::changed, this, &ShareDialog::showDefaultButton);
}

void ShareDialog::createResult()
{
    m_problem = newText(QStringLiteral("problem"));
    m_result = new QWidget;
    m_address = newText(QStringLiteral("address"));
    m_address->setOpenExternalLinks(true);
    m_login = newText(QStringLiteral("login"));
    m_viewers = newText(QStringLiteral("viewers"));
    m_login->setTextFormat(Qt::PlainText);
    m_reveal = new QCheckBox(tr("Show the pass&word"));
    m_reveal->setObjectName(QStringLiteral("reveal"));
    connect(m_reveal, &QCheckBox::toggled, this, &ShareDialog::showState);
    m_copy = new QPushButton(tr("C&opy Address"));
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_code->text()); });
    m_code = new QrCodeWidget;
    m_code->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *texts = new QVBoxLayout;
    texts->addWidget(m_address);
    texts->addWidget(m_copy, 0, Qt::AlignLeft);
    texts->addWidget(m_login);
    texts->addWidget(m_reveal);
    texts->addWidget(m_viewers);
    texts->addStretch();
    auto *row = new QHBoxLayout(m_result);
    row->setContentsMargins({});
    row->addLayout(texts, 1);
    row->addWidget(m_code);
    QVBoxLayout *const whole = content();
    whole->addWidget(m_problem);
    whole->addWidget(m_result);
    whole->addWidget(m_secondLogin);
}

void ShareDialog::restoreChoices()
{
    const QSettings stored;
    const bool network = stored.value(NetworkKey, true).toBool();
    m_network->setChecked(network);
    m_thisComputer->setChecked(!network);
    m_port->setValue(stored.value(PortKey, WebOptions::DefaultPort).toInt());
    m_encrypted->setChecked(stored.value(EncryptedKey, true).toBool());
}

void ShareDialog::toggled(bool on)
{
    if (!on) {
        m_sharing.stop();
        return;
    }
    if (!takeLogins()) {
        m_switch->setChecked(false);
        return;
    }
    QSettings stored;
    stored.setValue(NetworkKey, m_network->isChecked());
    stored.setValue(PortKey, m_port->value());
    stored.setValue(EncryptedKey, m_encrypted->isChecked());
    const QString host = m_network->isChecked() ? QStringLiteral("*") : QStringLiteral("127.0.0.1");
    ServeArguments arguments;
    arguments.listen = {QStringLiteral("%1:%2").arg(host, QString::number(m_port->value()))};
    arguments.tlsSelfSigned = m_encrypted->isChecked();
    m_sharing.start(arguments);
}

/// False, with the reason at the fields, when they hold no login yet.
bool ShareDialog::takeLogins()
{
    const bool isFirstGiven = !m_sharing.hasLogin();
    const Login first = isFirstGiven ? Login{m_loginFields->userName(), m_loginFields->password()}
                                     : Login{m_sharing.userName(), m_sharing.password()};
    QString problem = isFirstGiven ? problemWithFirst() : QString();
    if (!problem.isEmpty()) {
        m_loginFields->showProblem(problem);
        return false;
    }
    if (!isFirstGiven && !m_secondLogin->isChanged()) {
        return true;
    }
    if (!m_secondLogin->check(first.userName)) {
        return false;
    }
    problem = m_sharing.changeLogins(first, m_secondLogin->login());
    if (!problem.isEmpty() && isFirstGiven) {
        m_loginFields->showProblem(problem);
    } else if (!problem.isEmpty()) {
        m_secondLogin->showProblem(problem);
    }
    return problem.isEmpty();
}

QString ShareDialog::problemWithFirst() const
{
    const QString userName = m_loginFields->userName();
    const QString password = m_loginFields->password();
    return userName.isEmpty() && password.isEmpty()
               ? tr("Enter a user name and a password for viewers.")
               : viewerLoginProblem(userName, password);
}

void ShareDialog::hideEvent(QHideEvent *event)
{
    m_reveal->setChecked(false);
    GrowingDialog::hideEvent(event);
}

void ShareDialog::showState()
{
    const bool isOff = m_sharing.state() == Sharing::State::Off;
    const bool isOn = m_sharing.state() == Sharing::State::On;
    m_switch->setChecked(!isOff);
    m_switch->setText(isOff ? tr("&Share") : tr("&Stop Sharing"));
    m_choices->setEnabled(isOff);
    // Sharing may have been begun by the command line, otherwise than was chosen here.
    m_choices->setVisible(!isOn);
    const bool asksForLogin = isOff && !m_sharing.hasLogin();
    m_loginFields->setVisible(asksForLogin);
    m_problem->setVisible(!m_sharing.problem().isEmpty() && !asksForLogin);
    m_problem->setText(QStringLiteral("✗ ") + m_sharing.problem());
    const bool isNew = isOn && m_result->isHidden();
    m_result->setVisible(isOn);
    if (isNew) {
        m_copy->setFocus();
    }
    m_secondLogin->setKept(m_sharing.viewer());
    m_secondLogin->setSaving(m_sharing.hasLogin(), isOn);
    m_secondLogin->setAddress(QString());
    if (isOn) {
        showAddress();
        showLogin();
    }
    showDefaultButton();
}

/// Return shares, or saves what was changed, but does not disconnect the viewers.
void ShareDialog::showDefaultButton()
{
    const bool isOn = m_sharing.state() == Sharing::State::On;
    QPushButton *const whenOn = m_secondLogin->isChanged() ? m_secondLogin->saveButton() : m_copy;
    (isOn ? whenOn : m_switch)->setDefault(true);
}

void ShareDialog::showAddress()
{
    const QUrl url = addressForMost(m_sharing.addresses());
    const QString address = url.toString();
    const bool canOthersOpen = isForOthers(url);
    m_secondLogin->setAddress(address);
    m_code->setText(address);
    m_code->setVisible(canOthersOpen);
    if (canOthersOpen) {
        m_address->setText(tr("Everybody on this network who has the password can open "
                              "<a href=\"%1\">%1</a> in a browser, or point a phone's camera at "
                              "the code.")
                               .arg(address));
    } else if (isForBrowsers(url)) {
        m_address->setText(
            tr("Open <a href=\"%1\">%1</a> in a browser on this computer.").arg(address));
    } else {
        m_address->setText(tr("Programs on this computer connect to %1.").arg(address));
    }
    m_viewers->setText(tr("Watching now: %1.").arg(m_sharing.viewersText()));
}

void ShareDialog::showLogin()
{
    QString login = m_reveal->isChecked()
                        ? tr("Log in as %1 with the password %2.")
                              .arg(m_sharing.userName(), m_sharing.password())
                        : tr("Log in as %1 with your password.").arg(m_sharing.userName());
    if (!m_sharing.fingerprint().isEmpty()) {
        login += tr(" The certificate's SHA-256 fingerprint is %1.")
                     .arg(wrappable(m_sharing.fingerprint(), QLatin1Char(':')));
    }
    m_login->setText(login);
}

} // namespace vedette

#include "moc_ShareDialog.cpp"
