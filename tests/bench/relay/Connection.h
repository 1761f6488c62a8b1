// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "FileDescriptor.h"

#include <openssl/ssl.h>

#include <cstddef>
#include <memory>
#include <span>

namespace vedette::bench {

/// A viewer's connection, plain or TLS. Never waits.
class Connection
{
public:
    enum class State {
        /// More may be there at once.
        Open,
        /// Nothing more for now.
        Drained,
        Closed,
    };
    struct Result
    {
        std::size_t bytes = 0;
        State state = State::Open;
    };

    /// tls: null for plain; must outlive the connection.
    Connection(FileDescriptor socket, SSL_CTX *tls);

    int descriptor() const { return m_socket.number(); }
    /// Once connected: does the TLS handshake as far as possible. True when done; a failure shows
    /// as Closed in the next read().
    bool shakeHands();
    bool write(std::span<const char> bytes);
    Result read(std::span<char> buffer);
    /// Throws up to bytes away, on a plain connection without copying them.
    Result skip(std::size_t bytes);

private:
    struct SslDeleter
    {
        void operator()(SSL *ssl) const { SSL_free(ssl); }
    };

    Result readTls(std::span<char> buffer);

    FileDescriptor m_socket;
    std::unique_ptr<SSL, SslDeleter> m_ssl;
};

} // namespace vedette::bench
