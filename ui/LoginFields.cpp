// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "LoginFields.h"

#include "web/access/Authenticator.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace vedette {

LoginFields::LoginFields(const QString &name, const Texts &texts, QWidget *parent)
    : QGroupBox(texts.title, parent)
    , m_userName(new QLineEdit)
    , m_password(new QLineEdit)
    , m_problem(new QLabel)
    , m_reveal(new QCheckBox(texts.reveal))
{
    setObjectName(name);
    m_userName->setObjectName(name + QStringLiteral("UserName"));
    m_password->setObjectName(name + QStringLiteral("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_problem->setObjectName(name + QStringLiteral("Problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_reveal->setObjectName(name + QStringLiteral("Reveal"));
    m_reveal->setAccessibleName(tr("Show the password"));
    connect(m_reveal, &QCheckBox::toggled, m_password, [this](bool shown) {
        m_password->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    });

    auto *form = new QFormLayout(this);
    auto *explanation = new QLabel(texts.explanation);
    explanation->setWordWrap(true);
    form->addRow(explanation);
    form->addRow(texts.userName, m_userName);
    auto *row = new QHBoxLayout;
    row->addWidget(m_password, 1);
    row->addWidget(m_reveal);
    form->addRow(texts.password, row);
    // A row that is a layout has no widget for the mnemonic of its label.
    qobject_cast<QLabel *>(form->labelForField(row))->setBuddy(m_password);
    form->addRow(m_problem);
    connect(m_userName, &QLineEdit::textChanged, this, &LoginFields::changed);
    connect(m_password, &QLineEdit::textChanged, this, &LoginFields::changed);
}

LoginFields::~LoginFields() = default;

QString LoginFields::userName() const
{
    return m_userName->text();
}

QString LoginFields::password() const
{
    return m_password->text();
}

void LoginFields::setLogin(const QString &userName, const QString &password)
{
    m_userName->setText(userName);
    m_password->setText(password);
}

void LoginFields::showProblem(const QString &sentence)
{
    m_problem->setText(QStringLiteral("✗ ") + sentence);
    m_problem->show();
    const bool isAboutPassword = !userName().isEmpty() && password().isEmpty();
    (isAboutPassword ? m_password : m_userName)->setFocus();
}

void LoginFields::clearProblem()
{
    m_problem->hide();
}

void LoginFields::setUserNamePlaceholder(const QString &text)
{
    m_userName->setPlaceholderText(text);
}

void LoginFields::hideEvent(QHideEvent *event)
{
    m_reveal->setChecked(false);
    QGroupBox::hideEvent(event);
}

QString viewerLoginProblem(const QString &userName, const QString &password)
{
    if (userName.isEmpty() && !password.isEmpty()) {
        return LoginFields::tr("Enter the user name too.");
    }
    if (!userName.isEmpty() && password.isEmpty()) {
        return LoginFields::tr("Enter the password too.");
    }
    if (!userName.isEmpty() && !Authenticator::isUserName(userName)) {
        return LoginFields::tr("The user name must not contain a colon.");
    }
    return {};
}

} // namespace vedette

#include "moc_LoginFields.cpp"
