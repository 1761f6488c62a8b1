// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Throughput of the multipart parser against what any scanner must do: look at each byte once.

#include "SceneFrames.h"
#include "stream/MultipartParser.h"

#include <QGuiApplication>

#include <chrono>
#include <cstdio>
#include <cstring>

using vedette::MultipartParser;

namespace {

using Clock = std::chrono::steady_clock;

/// Enough for a figure that stays within a few percent.
constexpr double MeasuredBytes = 2e9;

QByteArray streamOf(const QList<QByteArray> &jpegs, bool withLength)
{
    QByteArray stream;
    for (const QByteArray &jpeg : jpegs) {
        stream += "\r\n--123456789000000000000987654321\r\nContent-Type: image/jpeg\r\n";
        if (withLength) {
            stream += "Content-Length: " + QByteArray::number(jpeg.size()) + "\r\n";
        }
        stream += "\r\n" + jpeg;
    }
    return stream;
}

/// GB/s of pass, which takes the whole stream once.
template <typename Pass>
double gigabytesPerSecond(const QByteArray &stream, Pass pass)
{
    const auto rounds = static_cast<int>(MeasuredBytes / static_cast<double>(stream.size())) + 1;
    pass();
    const auto start = Clock::now();
    for (int i = 0; i < rounds; ++i) {
        pass();
    }
    const std::chrono::duration<double> elapsed = Clock::now() - start;
    return static_cast<double>(stream.size()) * rounds / elapsed.count() / 1e9;
}

double parserSpeed(const QByteArray &stream, qsizetype piece, int expected)
{
    qsizetype frames = 0;
    MultipartParser parser(
        "123456789000000000000987654321", [&](const QByteArray &) { ++frames; },
        [](MultipartParser::Problem, const QString &text) { qFatal("%s", qPrintable(text)); });
    int passes = 0;
    const double speed = gigabytesPerSecond(stream, [&] {
        for (qsizetype at = 0; at < stream.size(); at += piece) {
            parser.feed(QByteArrayView(stream).sliced(at, qMin(piece, stream.size() - at)));
        }
        ++passes;
    });
    if (frames != qsizetype{passes} * expected) {
        qFatal("the parser lost frames");
    }
    return speed;
}

/// A memchr pass that stops at every occurrence of byte.
double memchrSpeed(const QByteArray &stream, char byte)
{
    volatile qsizetype found = 0;
    return gigabytesPerSecond(stream, [&] {
        const char *at = stream.constData();
        const char *const end = at + stream.size();
        qsizetype count = 0;
        while (at < end) {
            at = static_cast<const char *>(
                std::memchr(at, byte, static_cast<std::size_t>(end - at)));
            if (!at) {
                break;
            }
            ++at;
            ++count;
        }
        found = count;
    });
}

/// A memchr pass over bytes that lack the one it looks for: as fast as memory can be read.
double undisturbedMemchrSpeed(QByteArray stream)
{
    return memchrSpeed(stream.replace('\xFF', '\xFE'), '\xFF');
}

void measure(const char *name, QSize size, int quality)
{
    const QList<QByteArray> jpegs = vedette::bench::sceneJpegs(size, quality, 40);
    const QByteArray withLength = streamOf(jpegs, true);
    const QByteArray without = streamOf(jpegs, false);
    const double everyMarker = memchrSpeed(without, '\xFF');
    std::printf("%s, %lld bytes a frame; memchr for every FF: %.2f GB/s, for no byte of it: "
                "%.2f GB/s\n",
                name, static_cast<long long>(withLength.size() / jpegs.size()), everyMarker,
                undisturbedMemchrSpeed(without));
    for (const qsizetype piece : {16 * 1024, 64 * 1024}) {
        const double measured = parserSpeed(withLength, piece, static_cast<int>(jpegs.size()));
        const double scanned = parserSpeed(without, piece, static_cast<int>(jpegs.size()));
        std::printf("  pieces of %lld KiB: with Content-Length %.2f GB/s (target 2); "
                    "without %.2f GB/s, memchr/parser %.2f (target 3)\n",
                    static_cast<long long>(piece / 1024), measured, scanned, everyMarker / scanned);
    }
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    measure("VGA", {640, 480}, 60);
    measure("UXGA", {1600, 1200}, 80);
    return 0;
}
