// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Login.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace vedette {

class LoginFields;

/// The part of the share dialog for the login of who may only watch: a switch, its fields, which
/// start with a suggestion, and buttons to save what was changed and to copy what is kept.
class SecondLogin : public QWidget
{
    Q_OBJECT

public:
    explicit SecondLogin(QWidget *parent = nullptr);
    ~SecondLogin() override;

    /// What is kept, which the fields show from now on; a login that is kept already leaves what is
    /// being typed alone.
    void setKept(const Login &login);
    /// Whether it can be saved by itself, and whether that ends what is being watched.
    void setSaving(bool isPossible, bool endsStreams);
    /// Where it is used, for copying; may be empty.
    void setAddress(const QString &address) { m_address = address; }

    /// As the fields say; empty when it is switched off.
    [[nodiscard]] Login login() const;
    /// The user may want to save.
    [[nodiscard]] bool isChanged() const;
    /// What is wrong beside this login of the owner is shown at the fields. False when there is
    /// something.
    bool check(const QString &ownersName);
    /// A whole sentence.
    void showProblem(const QString &sentence);
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }

signals:
    void saveRequested();
    /// By the user or by setKept().
    void changed();

private:
    void toggled(bool on);
    void showState();
    void copy() const;

    QCheckBox *m_switch = nullptr;
    LoginFields *m_fields = nullptr;
    QLabel *m_note = nullptr;
    QLabel *m_problem = nullptr; ///< of switching it off, when there are no fields to show it at
    QPushButton *m_save = nullptr;
    QPushButton *m_copy = nullptr;
    Login m_kept;
    QString m_address;
    bool m_canSave = false;
    bool m_endsStreams = false;
};

} // namespace vedette
