// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Export.h"

#include <QList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace vedette {

/// Where an export goes: the file of one camera's, or the folder of those of several. Suggests a
/// name that is free, among the videos or where the last one went. GUI thread.
class ExportTarget : public QWidget
{
    Q_OBJECT

public:
    explicit ExportTarget(QWidget *parent = nullptr);

    /// What is to be exported from now on: suggests where, unless the user has said so.
    void setRequests(const QList<ExportRequest> &requests);
    /// The same with their paths.
    [[nodiscard]] QList<ExportRequest> requests() const;
    /// Forgets what the user has said of the name.
    void reset();
    /// For the next time: where it went.
    void keepFolder() const;

signals:
    /// By the user.
    void changed();

private:
    [[nodiscard]] bool isOne() const { return m_requests.size() == 1; }
    [[nodiscard]] QString folder() const;
    void take(const QString &text);
    void choose();
    void show();

    QList<ExportRequest> m_requests;
    QString m_folder; ///< by the user; empty: the usual one
    QString m_name;   ///< likewise, of one camera's file, without the extension
    QLabel *m_label;
    QLineEdit *m_path;
    QPushButton *m_choose;
};

} // namespace vedette
