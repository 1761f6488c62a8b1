// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/HttpConnection.h"

#include <QNetworkReply>

#include <functional>
#include <memory>

namespace vedette {

/// The answer to one GET, read from a connection of its own. A QNetworkReply in all that Vedette
/// needs of one, with two differences: nothing is buffered beyond the socket, so finished() comes
/// when the last byte was read; and bytesAvailable() counts the framing of chunks too, so a read()
/// may give less, or nothing.
///
/// Errors: ProtocolFailure for what does not speak HTTP, ProtocolInvalidOperationError for a head
/// beyond the limits, ServiceUnavailableError when this program has no descriptors left, and
/// RemoteHostClosedError when the server closes without an answer, or within one. An error status
/// is not an error.
class HttpReply : public QNetworkReply
{
    Q_OBJECT

public:
    /// Takes the connection back when it can be used again.
    using Keeper = std::function<void(std::unique_ptr<HttpConnection>)>;

    /// connection: of request's server, idle or unopened; the reply owns it while it runs.
    HttpReply(const QNetworkRequest &request, std::unique_ptr<HttpConnection> connection,
              Keeper keeper, QObject *parent);
    ~HttpReply() override;

    void abort() override;
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool isSequential() const override { return true; }
    void setReadBufferSize(qint64 size) override;

protected:
    qint64 readData(char *data, qint64 most) override;

private:
    void send();
    void headArrived();
    void failed(HttpConnection::Failure failure);
    void conclude();

    std::unique_ptr<HttpConnection> m_connection; ///< until it is given back
    Keeper m_keeper;
};

} // namespace vedette
