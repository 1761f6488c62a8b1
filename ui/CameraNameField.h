// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace vedette {

/// A field for what a camera is called, with a place below it for what is wrong.
class CameraNameField : public QWidget
{
    Q_OBJECT

public:
    explicit CameraNameField(QWidget *parent = nullptr);
    ~CameraNameField() override;

    /// One line, without spaces around it.
    [[nodiscard]] QString name() const;
    void setName(const QString &name);
    /// Says what is wrong with it, if anything is, and takes the focus then.
    bool check();
    void clearProblem();

signals:
    void changed();

private:
    QLineEdit *m_name = nullptr;
    QLabel *m_problem = nullptr;
};

} // namespace vedette
