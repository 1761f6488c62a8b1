// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QGroupBox>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace vedette {

/// A group of fields for a user name and a password, with a place below them for what is wrong. The
/// password is hidden unless the user asks for it, and again when the fields are.
class LoginFields : public QGroupBox
{
    Q_OBJECT

public:
    /// What is written at the fields, mnemonics included.
    struct Texts
    {
        QString title;
        QString explanation;
        QString userName;
        QString password;
        QString reveal; ///< short for "show the password"
    };

    /// name: the start of the object names, as in "viewersUserName".
    LoginFields(const QString &name, const Texts &texts, QWidget *parent = nullptr);
    ~LoginFields() override;

    [[nodiscard]] QString userName() const;
    [[nodiscard]] QString password() const;
    void setLogin(const QString &userName, const QString &password);

    /// A whole sentence, shown below the fields; the one it is about gets the focus.
    void showProblem(const QString &sentence);
    void clearProblem();
    void setUserNamePlaceholder(const QString &text);

signals:
    /// By the user or by setLogin().
    void changed();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QLineEdit *m_userName = nullptr;
    QLineEdit *m_password = nullptr;
    QLabel *m_problem = nullptr;
    QCheckBox *m_reveal = nullptr;
};

/// What is wrong with a login for viewers, a whole sentence; empty when nothing is, as with none.
[[nodiscard]] QString viewerLoginProblem(const QString &userName, const QString &password);

} // namespace vedette
