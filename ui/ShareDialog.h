// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "GrowingDialog.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QRadioButton;
class QSpinBox;

namespace vedette {

class LoginFields;
class QrCodeWidget;
class SecondLogin;
class Sharing;

/// The switch that shares the camera with browsers: who may connect, and then the address to open,
/// as text and for a phone's camera, and how many watch. Asks for the viewers' login when there is
/// none, and for a second one if the user likes. Closing it leaves sharing as it is.
class ShareDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// sharing must outlive the dialog.
    explicit ShareDialog(Sharing &sharing, QWidget *parent = nullptr);
    ~ShareDialog() override;

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void createChoices();
    void createLogin();
    void createResult();
    void restoreChoices();
    void toggled(bool on);
    bool takeLogins();
    [[nodiscard]] QString problemWithFirst() const;
    void showState();
    void showDefaultButton();
    void showAddress();
    void showLogin();

    Sharing &m_sharing;
    QWidget *m_choices = nullptr;
    QRadioButton *m_network = nullptr;
    QRadioButton *m_thisComputer = nullptr;
    QSpinBox *m_port = nullptr;
    QCheckBox *m_encrypted = nullptr;
    QPushButton *m_switch = nullptr;
    QLabel *m_problem = nullptr;
    LoginFields *m_loginFields = nullptr;
    SecondLogin *m_secondLogin = nullptr;
    QWidget *m_result = nullptr;
    QLabel *m_address = nullptr;
    QPushButton *m_copy = nullptr;
    QrCodeWidget *m_code = nullptr;
    QLabel *m_login = nullptr;
    QCheckBox *m_reveal = nullptr;
    QLabel *m_viewers = nullptr;
};

} // namespace vedette
