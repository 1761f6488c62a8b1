// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Dialects.h"
#include "Seeds.h"

namespace vedette::fuzz {

namespace {

/// Each dialect once; prefix(dialect) is what a target wants in front of the stream.
template <typename Prefix>
QList<Seed> dialectSeeds(Prefix prefix)
{
    QList<Seed> seeds;
    for (const dialects::Dialect &dialect : dialects::all()) {
        seeds.append({dialect.name, prefix(dialect) + dialect.stream});
    }
    return seeds;
}

QByteArray segment(char code, const QByteArray &payload)
{
    const auto length = static_cast<quint16>(payload.size() + 2);
    return QByteArray("\xFF") + code + static_cast<char>(length >> 8) +
           static_cast<char>(length & 0xFF) + payload;
}

/// 640 × 480.
QByteArray frameHeader(char code)
{
    return segment(code, QByteArray("\x08\x01\xE0\x02\x80\x01\x01\x11\x00", 9));
}

} // namespace

QList<Seed> multipartParserSeeds()
{
    QList<Seed> seeds = dialectSeeds(
        [](const dialects::Dialect &dialect) { return '\2' + dialect.boundary + '\n'; });
    const QByteArray large = dialects::picture(1, QByteArray(500, 'e'));
    const QByteArray parts = dialects::part(dialects::picture(2)) +
                             dialects::part(dialects::picture(3)) + "\r\n--frame--\r\n";
    seeds.append({
        {"too large picture, no line end behind",
         "\1cut\n--cut\r\n\r\n" + large + "--cut\r\n\r\n" + parts},
        {"first line too long for a boundary", "\2frame\n--" + QByteArray(300, 'x') + '\n' + parts},
        {"NUL behind a length",
         "\2frame\n" + dialects::part(dialects::picture(1), "frame", QByteArray("5\0", 2)) + parts},
        {"head too long", "\1frame\n--frame\r\nX: " + QByteArray(300, 'x') + "\r\n\r\n" + parts},
        {"boundary of 300 bytes", '\2' + QByteArray(300, 'b') + "\n--" + QByteArray(300, 'b') +
                                      "\r\n\r\n" + dialects::picture(1) + "\r\n--" +
                                      QByteArray(300, 'b') + "\r\n"},
    });
    for (const int lie : {-60, -2, 2, 150, 100000000}) {
        QByteArray stream;
        for (int i = 1; i <= 4; ++i) {
            const QByteArray jpeg = dialects::picture(i, "e");
            const QByteArray length = QByteArray::number(jpeg.size() + (i == 3 ? lie : 0));
            stream += dialects::part(jpeg, "frame", length);
        }
        seeds.append({"length wrong by " + QByteArray::number(lie), "\2frame\n" + stream});
    }
    return seeds;
}

QList<Seed> bodyParserSeeds()
{
    QList<Seed> seeds = dialectSeeds([](const dialects::Dialect &dialect) {
        return "multipart/x-mixed-replace;boundary=" + dialect.boundary + '\n';
    });
    seeds.append({
        {"still", "image/jpeg\n" + dialects::picture(1)},
        {"no picture", "image/jpeg\n<html>"},
        {"no type", '\n' + dialects::part(dialects::picture(1))},
        {"quoted boundary", "multipart/x-mixed-replace; boundary=\"a \\\"b\"; x=y\n" +
                                dialects::part(dialects::picture(1), "a \"b")},
        {"page", "text/html\n<html>"},
        {"octets", "application/octet-stream\n" + dialects::part(dialects::picture(1))},
    });
    return seeds;
}

QList<Seed> jpegScannerSeeds()
{
    const QByteArray start = "\xFF\xD8";
    const QByteArray end = "\xFF\xD9";
    const QByteArray scan = segment('\xDA', QByteArray("\x01\x01\x00\x00\x3F\x00", 6)) +
                            QByteArray("data\xFF\x00 more\xFF\xD0 rest", 19);
    const QByteArray small = start + frameHeader('\xC0') + scan + end;
    return {
        {"baseline", small},
        {"progressive", start + frameHeader('\xC2') + scan + scan + end},
        {"thumbnail in Exif", start + segment('\xE1', small) + frameHeader('\xC0') + scan + end},
        {"stray bytes before the frame header",
         start + QByteArray("\xFF\x00\x7F\xFF", 4) + frameHeader('\xC0') + scan + end},
        {"fill bytes", start + "\xFF\xFF\xFF" + frameHeader('\xC0') + scan + "\xFF\xFF" + end},
        {"length of nothing", start + QByteArray("\xFF\xE0\x00\x00", 4) + scan + end},
        {"no end", start + frameHeader('\xC0') + scan},
        {"two starts", start + start + scan + end},
        {"long data", start + frameHeader('\xC0') + scan + QByteArray(150, 'd') + end + "behind"},
        {"dialects' picture", dialects::picture(1)},
    };
}

} // namespace vedette::fuzz
