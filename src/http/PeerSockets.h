// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>

namespace vedette {

/// Shuts down this process's TCP connections to url's port (and host, when it is an address).
///
/// QNetworkReply::abort() is not enough against a hostile server: QNetworkAccessManager reads a
/// head, and a chunk's size, byte by byte in its own thread, for as long as bytes come (Qt 6.4,
/// QHttpNetworkReplyPrivate::readHeader), and while they come faster than that it never hears of
/// the abort. It does hear of the end of the stream. Linux only (reads /proc/self/fd); elsewhere
/// nothing happens.
void shutDownConnectionsTo(const QUrl &url);

/// While it lives, shutDownConnectionsTo() leaves this socket alone: a camera may have its servos
/// at the same port as its stream (another Vedette has), and a move under way shall not be lost
/// because the stream ends. Any thread.
class SparedConnection
{
public:
    /// descriptor: of a connected socket; must not be closed before this object is destroyed.
    explicit SparedConnection(qintptr descriptor);
    ~SparedConnection();
    SparedConnection(const SparedConnection &) = delete;
    SparedConnection &operator=(const SparedConnection &) = delete;

private:
    int m_descriptor;
};

} // namespace vedette
