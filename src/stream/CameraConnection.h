// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "http/HttpAccessManager.h"
#include "http/HttpLogin.h"
#include "stream/StreamStatus.h"

#include <QNetworkReply>
#include <QObject>
#include <QScopedPointer>

#include <functional>
#include <memory>
#include <vector>

namespace vedette {

/// One attempt at the camera: asks for the stream, answers a login, follows redirects that are
/// safe, and passes on the body's bytes. One request is one connection; the next one uses it again
/// when the camera keeps it. Bounded memory: what is not read stays with the camera. Lives in the
/// io thread. Owns its connection, which ends with it.
class CameraConnection : public QObject
{
    Q_OBJECT

public:
    /// More redirects than this are a loop.
    static constexpr int MaximumRedirects = 5;
    /// What is held of the stream between two reads; more waits in the kernel, where nobody sees
    /// that it is late, and then makes the camera wait (back-pressure). Three seconds of 50 KB
    /// pictures, 25 a second.
    static constexpr qint64 ReadBufferBytes = 4 * 1024 * 1024;

    explicit CameraConnection(const CameraConfig &config, QObject *parent = nullptr);
    ~CameraConnection() override;

    /// Looks the camera's name up, the first time, and asks for CAM_URL. May be called again after
    /// finished(), as polling a still does.
    void open();
    /// Ends the attempt at once and in silence.
    void close();

signals:
    /// The camera was reached, and asked.
    void asked();
    /// A 2xx answer begins; contentType as sent, perhaps empty.
    void opened(const QByteArray &contentType);
    /// A piece of the body. Valid only during the call.
    void bytesReceived(QByteArrayView bytes);
    /// All of the body that has come was passed on.
    void caughtUp();
    /// The body ended as the answer's framing said it would.
    void finished();
    /// It went wrong. state says how, reason is one sentence without full stop, for the user.
    void failed(vedette::StreamState state, const QString &reason);

private:
    void lookUpAndRequest();
    void request(const QUrl &url);
    bool isCamera(const QUrl &url) const;
    bool offerLogin();
    void endReply();
    void metaDataArrived();
    void decide(std::function<void()> verdict);
    void readBody();
    void replyFinished();
    void redirect(const QUrl &target);
    void fail(StreamState state, const QString &reason);
    void failWithHttpStatus(int status);
    bool failWithUnknownLogin();
    void failWithNetworkError(QNetworkReply::NetworkError error, const QString &detail);

    QUrl m_cameraUrl; ///< without user info
    HttpLogin m_login;
    HttpAccessManager m_manager;
    std::unique_ptr<QNetworkReply, QScopedPointerDeleteLater> m_reply;
    std::vector<char> m_buffer;
    int m_redirects = 0;
    bool m_isLookedUp = false;
    bool m_awaitsLookup = false;
    bool m_isOpen = false;
    bool m_loginOffered = false;
};

} // namespace vedette
