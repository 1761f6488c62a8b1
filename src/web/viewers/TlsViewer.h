// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/viewers/Viewer.h"

class QSslSocket;

namespace vedette {

/// A viewer whose connection is encrypted, through QSslSocket.
class TlsViewer : public Viewer
{
    Q_OBJECT

public:
    TlsViewer(ClientSocket client, const QByteArray &head, QObject *parent = nullptr);
    ~TlsViewer() override;

protected:
    void send(const QByteArray &piece) override;
    void release() override;

private:
    void drained();
    void discardInput();

    ClientSocket m_client;
    QSslSocket *m_socket; ///< m_client's
    bool m_isSending = false;
};

} // namespace vedette
