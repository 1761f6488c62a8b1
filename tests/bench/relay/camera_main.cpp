// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// A camera for benchmarks: the firmware's bytes (DESIGN 2.1) and the simulator's pictures, drawn
// beforehand so that drawing costs nothing while others are measured; and, unlike the firmware,
// as many clients at once as like, for relays that need a connection for each viewer.
// Prints its port.

#include "../SceneFrames.h"
#include "demo/FrameStamp.h"
#include "FanOut.h"
#include "FrameTail.h"
#include "Sockets.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <sys/epoll.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <cstdio>

using vedette::bench::FanOut;
using vedette::bench::FileDescriptor;
using vedette::bench::Poller;

namespace {

constexpr int DrawnFrames = 12;
constexpr qsizetype MaximumSegmentBytes = 65000;
constexpr const char *AnswerHead =
    "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;"
    "boundary=123456789000000000000987654321\r\nTransfer-Encoding: chunked\r\n\r\n";

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// Comments that bring a JPEG to size bytes.
QByteArray padding(qsizetype size)
{
    QByteArray segments;
    while (size - segments.size() > 4) {
        const qsizetype segment = qMin(size - segments.size(), MaximumSegmentBytes);
        const auto length = static_cast<quint16>(segment - 2);
        segments += "\xFF\xFE";
        segments += static_cast<char>(length >> 8);
        segments += static_cast<char>(length & 0xFF);
        segments += QByteArray(segment - 4, 'p');
    }
    return segments;
}

/// Pictures of size bytes each, of as many pixels as cameras send in so many, without their
/// end-of-image marker.
QList<QByteArray> picturesOf(qsizetype size)
{
    const QSize pixels = size < 50'000    ? QSize(640, 480)
                         : size < 150'000 ? QSize(1280, 960)
                                          : QSize(1600, 1200);
    int quality = 90;
    QList<QByteArray> jpegs;
    bool fits = false;
    while (!fits && quality > 0) {
        jpegs = vedette::bench::sceneJpegs(pixels, quality, DrawnFrames);
        fits = std::all_of(jpegs.cbegin(), jpegs.cend(),
                           [&](const QByteArray &jpeg) { return jpeg.size() <= size; });
        quality -= 5;
    }
    for (QByteArray &jpeg : jpegs) {
        jpeg.chop(2);
        jpeg += padding(size - jpeg.size());
    }
    return jpegs;
}

class Camera : public Poller::Watcher
{
public:
    Camera(Poller &poller, QList<QByteArray> pictures, double framesPerSecond)
        : m_pictures(std::move(pictures))
        , m_timer(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
        , m_fanOut(poller, AnswerHead)
    {
        itimerspec interval{};
        const auto nanoseconds = static_cast<std::int64_t>(1e9 / framesPerSecond);
        interval.it_interval.tv_sec = nanoseconds / 1'000'000'000;
        interval.it_interval.tv_nsec = nanoseconds % 1'000'000'000;
        interval.it_value = interval.it_interval;
        if (::timerfd_settime(m_timer.number(), 0, &interval, nullptr) != 0) {
            vedette::bench::fail("timerfd_settime");
        }
        poller.add(m_timer.number(), EPOLLIN, *this);
    }

    std::uint16_t port() const { return m_fanOut.port(); }

    void ready(std::uint32_t /*events*/) override
    {
        std::uint64_t expirations = 0;
        if (::read(m_timer.number(), &expirations, sizeof expirations) < 0 ||
            !m_fanOut.hasViewers()) {
            return;
        }
        ++m_sequence;
        const QByteArray &picture =
            m_pictures[static_cast<qsizetype>(m_sequence % static_cast<quint64>(DrawnFrames))];
        const QByteArray jpeg =
            vedette::withFrameStamp(
                picture, {m_sequence, std::chrono::nanoseconds(vedette::bench::nowNanoseconds())}) +
            QByteArray::fromStdString(vedette::bench::frameTail(m_sequence));
        m_fanOut.publish((chunk("\r\n--123456789000000000000987654321\r\n") +
                          chunk("Content-Type: image/jpeg\r\nContent-Length: " +
                                QByteArray::number(jpeg.size()) + "\r\n\r\n") +
                          chunk(jpeg))
                             .toStdString());
    }

private:
    const QList<QByteArray> m_pictures;
    FileDescriptor m_timer;
    FanOut m_fanOut;
    quint64 m_sequence = 0;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Bytes of each picture."),
                                  QStringLiteral("bytes"), QStringLiteral("20000"));
    const QCommandLineOption rate(QStringLiteral("rate"), QStringLiteral("Pictures a second."),
                                  QStringLiteral("fps"), QStringLiteral("25"));
    QCommandLineParser parser;
    parser.addOptions({size, rate});
    parser.addHelpOption();
    parser.process(application);

    vedette::bench::raiseDescriptorLimit();
    Poller poller;
    const Camera camera(poller, picturesOf(parser.value(size).toLongLong()),
                        parser.value(rate).toDouble());
    std::printf("port %d\n", camera.port());
    std::fflush(stdout);
    while (true) {
        poller.wait(std::chrono::milliseconds(-1));
    }
}
