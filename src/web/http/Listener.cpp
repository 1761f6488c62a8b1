// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/http/Listener.h"

#include "web/http/ClientConnection.h"
#include "web/http/ConnectionGuard.h"
#include "web/http/WebLog.h"

#include <QFile>
#include <QSslSocket>

#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace vedette {

namespace {

/// Connections that QHttpServer has not fetched yet; it does so at once.
constexpr int MaximumPending = 65536;

std::optional<sockaddr_un> unixAddress(const QString &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path)) {
        return std::nullopt;
    }
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    return address;
}

/// A socket file that a crash left behind may be replaced; one that somebody answers may not.
bool isAnswered(const sockaddr_un &address)
{
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool answered =
        ::connect(probe, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(probe);
    return answered;
}

bool isSocketFile(const QString &path)
{
    struct stat status
    {
    };
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 && S_ISSOCK(status.st_mode);
}

QString systemError()
{
    return QString::fromLocal8Bit(std::strerror(errno)); // NOLINT(concurrency-mt-unsafe)
}

} // namespace

Listener::Listener(ConnectionGuard &guard, QObject *parent)
    : QTcpServer(parent)
    , m_guard(guard)
    , m_acceptAgain(this)
{
    setListenBacklogSize(Backlog);
    setMaxPendingConnections(MaximumPending);
    m_acceptAgain.setSingleShot(true);
    m_acceptAgain.setInterval(AcceptRetryInterval);
    connect(&m_acceptAgain, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, &Listener::acceptFailed);
}

Listener::~Listener()
{
    close();
    if (!m_ownedPath.isEmpty()) {
        QFile::remove(m_ownedPath);
    }
}

bool Listener::open(const ListenAddress &address)
{
    m_address = address;
    m_isUnix = address.isUnix();
    if (m_isUnix) {
        return openUnix(address.unixPath);
    }
    if (!listen(address.host, address.port)) {
        const QString place = address.display(address.port, isEncrypted());
        m_errorText =
            serverError() == QAbstractSocket::AddressInUseError
                ? tr("%1 is taken: another program listens on port %2. End it, or choose another "
                     "port.")
                      .arg(place)
                      .arg(address.port)
                : tr("cannot listen on %1: %2").arg(place, errorString());
        return false;
    }
    return true;
}

bool Listener::openUnix(const QString &path)
{
    const auto address = unixAddress(path);
    if (!address) {
        m_errorText = tr("the path %1 is too long for a unix socket").arg(path);
        return false;
    }
    if (isSocketFile(path)) {
        if (isAnswered(*address)) {
            m_errorText = tr("unix:%1 is taken: another program listens there").arg(path);
            return false;
        }
        QFile::remove(path);
    }
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&*address), sizeof *address) != 0 ||
        ::listen(descriptor, Backlog) != 0 || !setSocketDescriptor(descriptor)) {
        m_errorText = tr("cannot listen on unix:%1: %2").arg(path, systemError());
        ::close(descriptor);
        return false;
    }
    m_ownedPath = path;
    return true;
}

bool Listener::openInherited(int descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0 ||
        !setSocketDescriptor(descriptor)) {
        m_errorText = tr("the socket that was handed over cannot be used: %1").arg(systemError());
        return false;
    }
    m_isUnix = storage.ss_family == AF_UNIX;
    if (m_isUnix) {
        const auto *const address = reinterpret_cast<const sockaddr_un *>(&storage);
        m_address.unixPath = QFile::decodeName(address->sun_path);
    } else {
        m_address.host = serverAddress();
        m_address.port = serverPort();
    }
    return true;
}

QString Listener::display() const
{
    return m_address.display(m_isUnix ? 0 : serverPort(), isEncrypted());
}

void Listener::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket, QScopedPointerDeleteLater> socket(isEncrypted() ? new QSslSocket
                                                                                : new QTcpSocket);
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(static_cast<int>(descriptor));
        return;
    }
    if (auto *const tls = qobject_cast<QSslSocket *>(socket.get())) {
        tls->setSslConfiguration(*m_tls);
        tls->startServerEncryption();
    }
    const Peer peer{m_isUnix ? QString() : socket->peerAddress().toString(), m_isUnix};
    ClientConnection *const connection = m_guard.admit(std::move(socket), peer);
    if (connection == nullptr) {
        return;
    }
    connect(connection, &ClientConnection::requestComplete, this,
            [this, connection](bool firstOne) { requestComplete(connection, firstOne); });
}

void Listener::requestComplete(ClientConnection *connection, bool firstOne)
{
    if (firstOne) {
        addPendingConnection(connection->requestSocket());
        if (hasPendingConnections()) {
            QMetaObject::invokeMethod(this, "newConnection", Qt::DirectConnection);
        }
    }
    m_guard.deliver(connection);
}

void Listener::acceptFailed(QAbstractSocket::SocketError /*error*/)
{
    qCWarning(webLog) << "cannot accept a connection:" << errorString();
    // Qt would be notified of the waiting client again at once, and use all of the processor.
    pauseAccepting();
    m_acceptAgain.start();
}

} // namespace vedette

#include "moc_Listener.cpp"
