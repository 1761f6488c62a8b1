// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SecondLogin.h"

#include "LoginFields.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QStringList>
#include <QVBoxLayout>

namespace vedette {

namespace {

/// Lower case letters and digits that nobody takes for each other when typing them on a phone.
constexpr QLatin1String PasswordCharacters("abcdefghijkmnpqrstuvwxyz23456789");
/// Four groups of four: 80 random bits.
constexpr int PasswordGroups = 4;
constexpr int CharactersOfGroup = 4;

QString randomPassword()
{
    QStringList groups;
    for (int group = 0; group < PasswordGroups; ++group) {
        QString text;
        for (int i = 0; i < CharactersOfGroup; ++i) {
            const int index =
                QRandomGenerator::system()->bounded(static_cast<int>(PasswordCharacters.size()));
            text += QChar(PasswordCharacters[index]);
        }
        groups += text;
    }
    return groups.join(QLatin1Char('-'));
}

} // namespace

SecondLogin::SecondLogin(QWidget *parent)
    : QWidget(parent)
    , m_switch(new QCheckBox(tr("A second login for people who may watch but not s&teer")))
    , m_fields(new LoginFields(
          QStringLiteral("second"),
          {.title = {},
           .explanation = tr("For guests. Like the first one it is never sent to the camera."),
           .userName = tr("&User name:"),
           .password = tr("Passwor&d:"),
           .reveal = tr("Show &it")}))
    , m_note(new QLabel(tr("Saving it disconnects everybody who watches; who may still watch is "
                           "reconnected.")))
    , m_problem(new QLabel)
    , m_save(new QPushButton(tr("S&ave Login")))
    , m_copy(new QPushButton(tr("Copy Lo&gin")))
{
    m_switch->setObjectName(QStringLiteral("second"));
    m_save->setObjectName(QStringLiteral("secondSave"));
    m_copy->setObjectName(QStringLiteral("secondCopy"));
    m_copy->setToolTip(tr("The address, the user name and the password, to send them to a guest"));
    m_note->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("secondSaveProblem"));
    m_problem->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_note, 1);
    row->addWidget(m_problem, 1);
    row->addStretch();
    row->addWidget(m_copy);
    row->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_switch);
    layout->addWidget(m_fields);
    layout->addLayout(row);
    connect(m_switch, &QCheckBox::toggled, this, &SecondLogin::toggled);
    connect(m_fields, &LoginFields::changed, this, &SecondLogin::showState);
    connect(m_save, &QPushButton::clicked, this, &SecondLogin::saveRequested);
    connect(m_copy, &QPushButton::clicked, this, &SecondLogin::copy);
    showState();
}

SecondLogin::~SecondLogin() = default;

void SecondLogin::setKept(const Login &login)
{
    if (login == m_kept) {
        return;
    }
    m_kept = login;
    m_fields->setLogin(login.userName, login.password);
    m_switch->setChecked(!login.isEmpty());
    showState();
}

void SecondLogin::setSaving(bool isPossible, bool endsStreams)
{
    if (isPossible != m_canSave || endsStreams != m_endsStreams) {
        m_canSave = isPossible;
        m_endsStreams = endsStreams;
        showState();
    }
}

Login SecondLogin::login() const
{
    return m_switch->isChecked() ? Login{m_fields->userName(), m_fields->password()} : Login();
}

bool SecondLogin::isChanged() const
{
    // Switched on and left empty is a change that cannot be saved.
    return login() != m_kept || m_switch->isChecked() == m_kept.isEmpty();
}

bool SecondLogin::check(const QString &ownersName)
{
    const Login given = login();
    if (!m_switch->isChecked()) {
        return true;
    }
    QString problem = viewerLoginProblem(given.userName, given.password);
    if (given.isEmpty()) {
        problem = tr("Enter a user name and a password, or switch the second login off.");
    } else if (problem.isEmpty() && given.userName == ownersName) {
        problem = tr("This is the user name of the first login. Choose another.");
    }
    if (!problem.isEmpty()) {
        m_fields->showProblem(problem);
    }
    return problem.isEmpty();
}

void SecondLogin::showProblem(const QString &sentence)
{
    if (m_switch->isChecked()) {
        m_fields->showProblem(sentence);
        return;
    }
    m_problem->setText(QStringLiteral("✗ ") + sentence);
    m_problem->show();
    m_note->hide();
}

void SecondLogin::toggled(bool on)
{
    if (on && m_fields->userName().isEmpty() && m_fields->password().isEmpty()) {
        m_fields->setLogin(QStringLiteral("guest"), randomPassword());
    }
    showState();
}

void SecondLogin::showState()
{
    const bool isNew = isChanged();
    m_fields->clearProblem();
    m_problem->hide();
    m_fields->setVisible(m_switch->isChecked());
    m_save->setVisible(isNew && m_canSave);
    // The first such login interrupts nobody.
    m_note->setVisible(isNew && m_endsStreams && !m_kept.isEmpty());
    m_copy->setVisible(!isNew && !m_kept.isEmpty());
    emit changed();
}

/// To be read by whoever it is sent to.
void SecondLogin::copy() const
{
    QStringList lines;
    if (!m_address.isEmpty()) {
        lines += m_address;
    }
    lines += tr("User name: %1").arg(m_kept.userName);
    lines += tr("Password: %1").arg(m_kept.password);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace vedette

#include "moc_SecondLogin.cpp"
