// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/network/NetworkSearch.h"
#include "GrowingDialog.h"

#include <QList>
#include <QUrl>

#include <memory>

class QListWidget;
class QPushButton;

namespace vedette {

class ResultLabel;

/// Lists what announces itself in the local network, and lets the user choose one; looks once when
/// it is made, and again when asked. No camera is asked for anything. GUI thread.
class NetworkDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// former: the address that the camera had before, if it is one that may have moved; else
    /// empty.
    explicit NetworkDialog(const QUrl &former, QWidget *parent = nullptr);
    ~NetworkDialog() override;

signals:
    /// The user wants this one, and the dialog closes.
    void chosen(const vedette::NetworkCamera &camera);

private:
    void createButtons();
    void search();
    void add(const NetworkCamera &camera);
    void conclude(const QString &text);
    void accept() override;

    QUrl m_former;
    std::unique_ptr<NetworkSearch> m_search;
    QList<NetworkCamera> m_cameras; ///< in the list's order
    QListWidget *m_list = nullptr;
    ResultLabel *m_text = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace vedette
