// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

class QNetworkRequest;

namespace vedette {

/// The empty body of a request that must not be sent twice.
///
/// When a server reads a request and closes without an answer, QNetworkAccessManager sends the
/// request again by itself, on a new connection (Qt 6.4: `reconnectAttempts` in
/// qhttpnetworkconnectionchannel.cpp; seen for GET with a fresh connection and with a kept one,
/// also with `Connection: close`). For a relative movement that is twice the angle. Before it does,
/// it rewinds the request's body; when the body refuses, it gives up with ContentReSendError
/// instead. So this body refuses, and as it is empty nothing but a `Content-Length: 0` shows on the
/// wire. Only after a 401, which says that nothing has moved, may the request go out once more.
class SentOnce : public QIODevice
{
    Q_OBJECT

public:
    explicit SentOnce(QObject *parent = nullptr);

    /// What the request needs, so that Qt asks this object instead of a copy of its bytes.
    static void prepare(QNetworkRequest &request);
    void allowResending() { m_mayResend = true; }

    bool atEnd() const override { return true; }
    qint64 size() const override { return 0; }
    bool seek(qint64 position) override;
    bool reset() override;

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 maximum) override;

private:
    bool m_mayResend = false;
};

} // namespace vedette
