// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"
#include "Expect.h"
#include "Pieces.h"
#include "ScriptedSocket.h"
#include "web/http/ConnectionGuard.h"
#include "web/http/HttpFrontEnd.h"
#include "web/Router.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QPointer>
#include <QTcpServer>

using namespace vedette;

namespace {

/// "anna:secret", less the last character, which has spare bits.
constexpr QByteArrayView RightToken("YW5uYTpzZWNyZX");

CameraConfig config()
{
    CameraConfig config;
    config.login.userName = QStringLiteral("anna");
    config.login.password = QStringLiteral("secret");
    config.cameraUrl = QUrl(QStringLiteral("http://camera.invalid/mjpeg"));
    return config;
}

WebOptions options()
{
    WebOptions options;
    options.maximumViewers = 0; // a viewer writes to a descriptor, of which there is none
    return options;
}

/// Passes requests to QHttpServer as a Listener does, without a network.
class Desk : public QTcpServer
{
public:
    Desk() { fuzz::expect(listen(QHostAddress::LocalHost), "a port is free"); }

    void requestComplete(ConnectionGuard &guard, ClientConnection *connection, bool firstOne)
    {
        if (firstOne) {
            addPendingConnection(connection->requestSocket());
            QMetaObject::invokeMethod(this, "newConnection", Qt::DirectConnection);
        }
        guard.deliver(connection);
    }
};

/// The relay with everything behind its listener; its camera is never connected to.
class ServerWithoutNetwork
{
public:
    ServerWithoutNetwork()
        : m_camera(config())
        , m_router(options(), m_guard)
        , m_frontEnd(m_guard)
    {
        QLoggingCategory::setFilterRules(QStringLiteral("vedette.*=false"));
        QObject::connect(&m_frontEnd, &HttpFrontEnd::requested, &m_router, &Router::route);
        m_frontEnd.serve(&m_desk);
        m_router.setCredentials(config().login);
        m_router.addCamera(QStringLiteral("garden"), m_camera);
        QObject::connect(&m_camera.hub(), &FrameHub::wanted, &m_camera.stream(),
                         &CameraStream::stop);
    }

    QByteArray answersTo(QByteArrayView bytes)
    {
        QByteArray answers;
        const QPointer socket(new fuzz::ScriptedSocket(answers));
        // A new address each time, so that no login throttle applies.
        const QHostAddress address(++m_lastAddress);
        ClientConnection *const connection =
            m_guard.admit(std::unique_ptr<QTcpSocket, QScopedPointerDeleteLater>(socket.data()),
                          Peer{.address = address.toString(), .isUnix = false});
        QObject::connect(connection, &ClientConnection::requestComplete, &m_desk,
                         [this, connection](bool firstOne) {
                             m_desk.requestComplete(m_guard, connection, firstOne);
                         });
        fuzz::forEachPiece(bytes, [&](QByteArrayView piece) {
            if (socket) {
                socket->arrive(piece);
            }
            handleEvents();
        });
        settle();
        fuzz::expect(m_guard.connectionCount() == 0, "a closed connection is forgotten");
        fuzz::expect(!socket, "a closed socket is deleted");
        return answers;
    }

private:
    static void handleEvents()
    {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    /// A picture comes for those who wait for one; what was left behind is deleted.
    void settle()
    {
        m_camera.hub().publish({.jpeg = "\xFF\xD8\xFF\xD9",
                                .sequence = ++m_lastFrame,
                                .arrival = SteadyClock::now(),
                                .wallTime = std::chrono::system_clock::now()});
        handleEvents();
        m_guard.closeAll();
        handleEvents();
    }

    Camera m_camera;
    ConnectionGuard m_guard{ConnectionGuard::Limits()};
    Desk m_desk;
    Router m_router;
    HttpFrontEnd m_frontEnd;
    quint32 m_lastAddress = 0x0A000000; ///< 10.0.0.0
    quint64 m_lastFrame = 0;
};

/// Status lines; a text may name HTTP/1.1 too.
qsizetype answerCount(const QByteArray &answers)
{
    qsizetype count = 0;
    for (const char digit : {'2', '3', '4', '5'}) {
        count += answers.count(QByteArray("HTTP/1.1 ") + digit);
    }
    return count;
}

void expectSound(QByteArrayView sent, const QByteArray &answers)
{
    fuzz::expect(answers.isEmpty() || answers.startsWith("HTTP/1.1 "), "an answer is HTTP");
    fuzz::expect(!answers.contains("secret"), "the password is told nobody");
    fuzz::expect(answerCount(answers) == answers.count("X-Content-Type-Options: nosniff"),
                 "each answer has its security headers");
    if (!sent.contains(RightToken)) {
        // Only /healthz, which says "ok" and a line end.
        fuzz::expect(answers.count("HTTP/1.1 200") == answers.count("Content-Length: 3\r\n"),
                     "without the password there is nothing to see");
    }
}

} // namespace

/// What an unauthenticated client sends on one connection, in pieces, to the whole relay: guard,
/// QHttpServer, policies, login, routes.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, std::size_t size)
{
    static int argumentCount = 1;
    static char name[] = "FuzzRelay";           // NOLINT(modernize-avoid-c-arrays)
    static char *arguments[] = {name, nullptr}; // NOLINT(modernize-avoid-c-arrays)
    static const QCoreApplication application(argumentCount, arguments);
    static ServerWithoutNetwork relay;
    const QByteArrayView sent = fuzz::view(data, size);
    expectSound(sent, relay.answersTo(sent));
    return 0;
}
