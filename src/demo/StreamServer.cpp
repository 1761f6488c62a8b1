// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/StreamServer.h"

#include "demo/FrameStamp.h"

#include <QRandomGenerator>

namespace vedette {

namespace {

using Clock = std::chrono::steady_clock;

/// PART_BOUNDARY of Espressif's camera example.
constexpr auto Boundary = "123456789000000000000987654321";
constexpr auto StreamPath = "/mjpeg";
/// Where the fault "redirect" sends clients.
constexpr auto MovedPath = "/moved/mjpeg";
/// The fault "slow": this much of a frame at a time, five times a second.
constexpr qsizetype TrickleBytes = 200;
constexpr std::chrono::milliseconds TrickleInterval{200};
/// The fault "endless-header": how often more of it comes. No flood, which is another attack.
constexpr std::chrono::milliseconds EndlessHeaderInterval{10};

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// Noise over the middle of the compressed data; no FF, so that the structure stays whole.
QByteArray corrupted(QByteArray jpeg)
{
    QRandomGenerator *random = QRandomGenerator::global();
    const qsizetype bytes = jpeg.size() / 8;
    qsizetype begin = jpeg.size() / 2;
    while (static_cast<uchar>(jpeg[begin - 1]) == 0xFF) {
        ++begin; // FF with another byte behind it would be a marker, and end the picture there
    }
    for (qsizetype at = begin; at < begin + bytes; ++at) {
        jpeg[at] = static_cast<char>(random->bounded(0xFF));
    }
    return jpeg;
}

} // namespace

StreamServer::StreamServer(const DemoCamera::Options &options, DemoScene &scene,
                           const CameraSettings &settings, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_film(scene, options.quality, options.framesPerSecond)
    , m_settings(settings)
    , m_server(this)
    , m_login(options.userName, options.password)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StreamServer::sendFrame);
    connect(&m_server, &HttpServer::requested, this, &StreamServer::answer);
}

StreamServer::~StreamServer()
{
    // While all receivers of its signals still exist.
    m_server.close();
}

bool StreamServer::listen()
{
    return m_server.listen(m_options.streamAddress, m_options.streamPort);
}

void StreamServer::setFault(Fault fault)
{
    const Fault before = std::exchange(m_fault, fault);
    const bool wasGone = before == Fault::Refuse || before == Fault::Reboot;
    m_trickle.clear();
    switch (fault) {
    case Fault::Refuse:
    case Fault::Reboot:
    case Fault::UnauthorizedBasic:
    case Fault::UnauthorizedDigest:
    case Fault::NotFound:
    case Fault::Redirect:
    case Fault::EndlessHeader:
        // Shows only to the next request, so whoever is there must ask again.
        m_server.close();
        break;
    default:
        break;
    }
    if (fault != Fault::Refuse && fault != Fault::Reboot && (wasGone || !m_server.isListening())) {
        listen();
    }
    if (before == Fault::Slow && m_client) {
        // Half a frame went out; the stream cannot be continued in its middle.
        HttpServer::reset(m_client);
    }
}

void StreamServer::answer(QTcpSocket *socket, const HttpRequestHead &head)
{
    if (m_fault == Fault::EndlessHeader) {
        socket->write("HTTP/1.1 200 OK\r\n");
        connect(socket, &QTcpSocket::bytesWritten, socket, [this, socket] {
            QTimer::singleShot(EndlessHeaderInterval, socket, [this, socket] { flood(socket); });
        });
        return;
    }
    if (head.method != "GET") {
        socket->write(HttpServer::answer("405 Method Not Allowed",
                                         "Request method for this URI is not handled by server"));
        return;
    }
    const bool isMoved = m_fault == Fault::Redirect;
    if (isMoved && head.path == StreamPath) {
        socket->write(HttpServer::answer("302 Found", {}, "text/html",
                                         QByteArray("Location: ") + MovedPath + "\r\n"));
        return;
    }
    if (m_fault == Fault::NotFound || head.path != (isMoved ? MovedPath : StreamPath)) {
        socket->write(HttpServer::answer("404 Not Found", "Nothing matches the given URI"));
        return;
    }
    if (m_fault == Fault::UnauthorizedBasic || m_fault == Fault::UnauthorizedDigest) {
        const auto scheme = m_fault == Fault::UnauthorizedBasic ? DemoLogin::Scheme::Basic
                                                                : DemoLogin::Scheme::Digest;
        if (!m_login.isRight(head, scheme)) {
            socket->write(HttpServer::answer("401 Unauthorized", "Login required", "text/html",
                                             m_login.challenge(scheme)));
            return;
        }
    }
    if (m_options.still) {
        socket->write(HttpServer::answer("200 OK", nextJpeg(), "image/jpeg"));
    } else if (!m_client) {
        serve(socket);
    } else if (m_options.secondClient == DemoCamera::SecondClient::Refuse) {
        HttpServer::reset(socket);
    } else {
        m_waiting.enqueue(socket);
    }
}

void StreamServer::flood(QTcpSocket *socket)
{
    if (socket->bytesToWrite() == 0 && m_fault == Fault::EndlessHeader) {
        socket->write(QByteArray("X-Endless: header\r\n").repeated(100));
    }
}

void StreamServer::serve(QTcpSocket *socket)
{
    m_client = socket;
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        if (m_client == socket) {
            m_client = nullptr;
            m_timer.stop();
            serveNext();
        }
    });
    socket->write(
        QByteArray("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=") +
        Boundary + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    m_nextFrame = Clock::now();
    sendFrame();
}

void StreamServer::serveNext()
{
    while (!m_client && !m_waiting.isEmpty()) {
        const QPointer<QTcpSocket> next = m_waiting.dequeue();
        if (next && next->state() == QAbstractSocket::ConnectedState) {
            serve(next);
        }
    }
}

void StreamServer::scheduleNextFrame()
{
    using std::chrono::duration_cast;
    const auto now = Clock::now();
    m_nextFrame += duration_cast<Clock::duration>(
        std::chrono::duration<double>(1.0 / m_options.framesPerSecond));
    // Behind by more than a frame: it was not a hiccup, so nothing is caught up on.
    m_nextFrame = std::max(m_nextFrame, now - std::chrono::milliseconds(100));
    m_timer.start(std::max(std::chrono::milliseconds(0),
                           std::chrono::ceil<std::chrono::milliseconds>(m_nextFrame - now)));
}

void StreamServer::sendFrame()
{
    if (!m_client) {
        return;
    }
    if (m_fault == Fault::Slow) {
        trickle();
        return;
    }
    // The firmware's send blocks: it takes no new picture before the last one has left.
    if (m_fault != Fault::Stall && m_client->bytesToWrite() == 0) {
        sendPart(nextJpeg());
    }
    if (m_client) {
        scheduleNextFrame();
    }
}

void StreamServer::sendPart(QByteArray jpeg)
{
    if (m_fault == Fault::Truncate) {
        jpeg.truncate(jpeg.size() * 6 / 10);
    } else if (m_fault == Fault::Corrupt) {
        jpeg = corrupted(jpeg);
    }
    const QByteArray boundary = chunk(QByteArray("\r\n--") + Boundary + "\r\n");
    const QByteArray frame = boundary + chunk(partHead(jpeg.size())) + chunk(jpeg);
    if (m_fault == Fault::Reset) {
        m_client->write(frame.first(frame.size() / 2));
        m_client->flush();
        HttpServer::reset(m_client);
        return;
    }
    m_client->write(frame);
    m_client->flush();
}

void StreamServer::trickle()
{
    if (m_trickle.isEmpty()) {
        const QByteArray jpeg = nextJpeg();
        m_trickle = chunk(QByteArray("\r\n--") + Boundary + "\r\n") + chunk(partHead(jpeg.size())) +
                    chunk(jpeg);
    }
    m_client->write(m_trickle.first(qMin(TrickleBytes, m_trickle.size())));
    m_trickle.remove(0, TrickleBytes);
    m_timer.start(TrickleInterval);
}

QByteArray StreamServer::partHead(qsizetype bytes) const
{
    if (m_fault == Fault::NoLength) {
        return "Content-Type: image/jpeg\r\n\r\n";
    }
    if (m_fault == Fault::WrongLength) {
        bytes += m_sequence % 2 ? 1000 : -1000;
    }
    return "Content-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(bytes) + "\r\n\r\n";
}

QByteArray StreamServer::nextJpeg()
{
    if (m_fault == Fault::SameFrame && !m_lastJpeg.isEmpty()) {
        return m_lastJpeg;
    }
    const QByteArray jpeg = m_film.next(Clock::now(), DemoLook::of(m_settings));
    m_lastJpeg = withFrameStamp(jpeg, {++m_sequence, Clock::now().time_since_epoch()});
    return m_lastJpeg;
}

} // namespace vedette

#include "moc_StreamServer.cpp"
