// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocalSocket>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <optional>

namespace vedette::test {

/// The login of every relay in the tests.
inline const QString UserName = QStringLiteral("watcher");
inline const QString Password = QStringLiteral("gr3en-h0use-window");
/// The login of those who may only watch, in relays that have one.
inline const QString GuestName = QStringLiteral("guest");
inline const QString GuestPassword = QStringLiteral("thr0ugh-the-window");

/// How long a test waits for what must happen; reached only when it fails.
constexpr int Patience = 20000; // ms

/// Longer than a head may take, by what a busy machine may add.
inline constexpr int HeadPatience = 20000; // ms

/// Of an answer's bytes; 0 when they are none.
inline int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

inline QByteArray login(const QString &user = UserName, const QString &password = Password)
{
    return "Authorization: Basic " + (user + u':' + password).toUtf8().toBase64() + "\r\n";
}

/// A whole request; fields end with CR LF each, and Host is there already.
inline QByteArray request(const QByteArray &method, const QByteArray &target,
                          const QByteArray &fields = login())
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n";
}

inline QByteArray get(const QByteArray &target)
{
    return request("GET", target);
}

/// What a server answered.
struct WebAnswer
{
    int status = 0;
    QByteArray head; ///< without its empty line
    QByteArray body;

    /// The value of a field; null when there is none.
    QByteArray field(const QByteArray &name) const
    {
        const QList<QByteArray> lines = head.split('\n');
        for (const QByteArray &line : lines) {
            if (line.toLower().startsWith(name.toLower() + ':')) {
                return line.mid(name.size() + 1).trimmed();
            }
        }
        return {};
    }
};

/// What every answer carries, whatever it is; empty when it does. caching: its Cache-Control.
inline QByteArray missingHeader(const WebAnswer &answer, const QByteArray &caching = "no-store")
{
    const QByteArray policy = answer.field("content-security-policy");
    const QList<std::pair<const char *, bool>> checks{
        {"Cache-Control", answer.field("cache-control") == caching},
        {"X-Content-Type-Options", answer.field("x-content-type-options") == "nosniff"},
        {"Referrer-Policy", answer.field("referrer-policy") == "no-referrer"},
        {"X-Frame-Options", answer.field("x-frame-options") == "SAMEORIGIN"},
        {"Content-Security-Policy",
         policy.contains("default-src 'none'") && !policy.contains("unsafe-inline")},
        {"Content-Type", !answer.field("content-type").isEmpty()},
        {"no Server", answer.field("server").isNull()},
    };
    for (const auto &[name, isRight] : checks) {
        if (!isRight) {
            return name + QByteArray(" is wrong in ") + answer.head;
        }
    }
    return {};
}

using Connection = std::unique_ptr<QIODevice>;

/// From an address of the loopback network, 127.0.0.1 to 127.255.255.254.
inline Connection connectTcp(quint16 port, const QString &source = QStringLiteral("127.0.0.1"))
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->bind(QHostAddress(source));
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket;
}

/// Whatever the certificate is.
inline Connection connectTls(quint16 port)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return socket;
}

inline Connection connectUnix(const QString &path)
{
    auto socket = std::make_unique<QLocalSocket>();
    socket->connectToServer(path);
    return socket;
}

inline bool isClosed(const QIODevice &connection)
{
    if (const auto *const socket = qobject_cast<const QAbstractSocket *>(&connection)) {
        return socket->state() == QAbstractSocket::UnconnectedState;
    }
    const auto *const local = qobject_cast<const QLocalSocket *>(&connection);
    return local->state() == QLocalSocket::UnconnectedState;
}

/// A client that sends what a test says, byte by byte, and reads answers as they come. Waiting
/// turns the event loop, so that the server may live in the same thread.
class WebClient : public QObject
{
public:
    explicit WebClient(Connection connection)
        : m_connection(std::move(connection))
    {
        connect(m_connection.get(), &QIODevice::readyRead, this, [this] { read(); });
    }
    explicit WebClient(quint16 port, const QString &source = QStringLiteral("127.0.0.1"))
        : WebClient(connectTcp(port, source))
    {
    }

    QIODevice &connection() { return *m_connection; }
    const QByteArray &unread() const { return m_bytes; }

    void send(const QByteArray &bytes)
    {
        if (auto *const socket = qobject_cast<QTcpSocket *>(m_connection.get())) {
            static_cast<void>(QTest::qWaitFor(
                [socket] { return socket->state() != QAbstractSocket::ConnectingState; },
                Patience));
        }
        m_connection->write(bytes);
    }

    /// The next whole answer; nothing when none comes. withoutBody: it is to a HEAD request.
    std::optional<WebAnswer> next(bool withoutBody = false)
    {
        std::optional<WebAnswer> answer;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                answer = take(withoutBody);
                return answer || isClosed();
            },
            Patience));
        return answer ? answer : take(withoutBody);
    }
    WebAnswer ask(const QByteArray &bytes, bool withoutBody = false)
    {
        send(bytes);
        return next(withoutBody).value_or(WebAnswer());
    }

    bool isClosed() const { return test::isClosed(*m_connection); }
    bool waitForClose()
    {
        return QTest::qWaitFor([this] { return isClosed(); }, Patience);
    }

    /// Takes everything that has arrived.
    QByteArray takeBytes() { return std::exchange(m_bytes, QByteArray()); }

private:
    void read() { m_bytes += m_connection->readAll(); }

    std::optional<WebAnswer> take(bool withoutBody)
    {
        static const QByteArray headEnd = "\r\n\r\n";
        const qsizetype end = m_bytes.indexOf(headEnd);
        if (end < 0) {
            return std::nullopt;
        }
        WebAnswer answer;
        answer.head = m_bytes.left(end);
        answer.status = answer.head.mid(9, 3).toInt();
        const qsizetype length = withoutBody ? 0 : answer.field("content-length").toLongLong();
        const qsizetype start = end + headEnd.size();
        if (m_bytes.size() < start + length) {
            return std::nullopt;
        }
        answer.body = m_bytes.mid(start, length);
        m_bytes.remove(0, start + length);
        return answer;
    }

    Connection m_connection;
    QByteArray m_bytes;
};

} // namespace vedette::test
