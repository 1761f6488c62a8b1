// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>
#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace vedette {

class CameraNameField;
class ResultLabel;

/// What a camera is called, if it has a name, and where its picture is: fields, and below them what
/// a test came to. What is typed is completed to a whole address. GUI thread.
class CameraAddress : public QWidget
{
    Q_OBJECT

public:
    explicit CameraAddress(QWidget *parent = nullptr);
    ~CameraAddress() override;

    /// Before it is shown: there is a field for the name, too.
    void addName(const QString &name);
    /// Beside the address, and below it.
    void addFinder(QWidget *buttons, QWidget *result);

    /// Empty without a field for it.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QUrl url() const;
    /// Shown without a login.
    void setUrl(const QUrl &url);
    void setText(const QString &text);
    /// Completes what is typed; a login in it goes to who has fields for it.
    void complete();
    /// What was typed, without the path that completing it has added.
    [[nodiscard]] QString addressToSearch() const;

    /// Says what is wrong with the fields, and gives the one that is the focus.
    bool check();
    void showProblem(const QString &clause);
    ResultLabel &result() { return *m_result; }

signals:
    /// The address, by the user or by what completes it.
    void changed();
    void completed(const QString &address);
    void loginTyped(const QUrl &url);
    void nameChanged();

private:
    QGridLayout *m_grid = nullptr;
    CameraNameField *m_name = nullptr;
    QLineEdit *m_address = nullptr;
    ResultLabel *m_result = nullptr;
};

} // namespace vedette
