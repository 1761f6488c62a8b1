// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

/// Streams as cameras send them, in miniature.
namespace dialects {

struct Dialect
{
    const char *name;
    QByteArray boundary; ///< as in the Content-Type header
    QByteArray stream;
    int pictures; ///< that are in it, numbered from 1
};

/// A well-formed picture in miniature: an Exif segment, a quantisation table, a scan with stuffed
/// and restart markers, an end marker. The number makes each one different.
inline QByteArray picture(int number, const QByteArray &exif = "Exif", bool withEnd = true)
{
    const auto segment = [](char code, const QByteArray &payload) {
        const auto length = static_cast<quint16>(payload.size() + 2);
        return QByteArray("\xFF") + code + static_cast<char>(length >> 8) +
               static_cast<char>(length & 0xFF) + payload;
    };
    QByteArray jpeg = "\xFF\xD8";
    jpeg += segment('\xE1', exif) + segment('\xDB', QByteArray(65, 1)) +
            segment('\xDA', QByteArray("\x01\x01\x00\x00\x3F\x00", 6));
    jpeg +=
        "data " + QByteArray::number(number) + QByteArray("\xFF\x00 more \xFF\xD0 rest\r\n", 18);
    return withEnd ? jpeg + "\xFF\xD9" : jpeg;
}

inline QByteArray part(const QByteArray &body, const QByteArray &boundary = "frame",
                       const QByteArray &length = "right")
{
    QByteArray head = "\r\n--" + boundary + "\r\nContent-Type: image/jpeg\r\n";
    if (length == "right") {
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    } else if (!length.isEmpty()) {
        head += "Content-Length: " + length + "\r\n";
    }
    return head + "\r\n" + body;
}

inline QList<Dialect> all() // NOLINT(readability-function-size): a table
{
    const QByteArray one = picture(1);
    const QByteArray two = picture(2);
    const QByteArray three = picture(3);
    const QByteArray esp = "123456789000000000000987654321";
    const QByteArray thumbnail = QByteArray("Exif\0\0", 6) + picture(99, "thumb");
    return {
        {"esp32 firmware", esp, part(one, esp) + part(two, esp) + part(three, esp), 3},
        {"dashes in the header already", QByteArray("--frame"), part(one) + part(two) + part(three),
         3},
        {"dashes in the header, doubled in the body", QByteArray("--frame"),
         part(one, "--frame") + part(two, "--frame"), 2},
        {"boundary not named", QByteArray(), part(one) + part(two), 2},
        {"another boundary named", QByteArray("other"), part(one) + part(two), 2},
        {"first part without a boundary (Tasmota)", QByteArray("frame"),
         part(one).sliced(QByteArray("\r\n--frame\r\n").size()) + part(two) + part(three), 3},
        {"picture at once", QByteArray("frame"), one + part(two), 2},
        {"boundary after the part head (old esp32-camera)", QByteArray("frame"),
         "Content-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(one.size()) +
             "\r\n\r\n--frame\r\n" + one + "Content-Type: image/jpeg\r\n\r\n--frame\r\n" + two,
         2},
        {"boundary within the part head", QByteArray("frame"),
         "Content-Type: image/jpeg\r\n--frame\r\nContent-Length: " +
             QByteArray::number(one.size()) + "\r\n\r\n" + one,
         1},
        {"no Content-Length", QByteArray("frame"), part(one, "frame", "") + part(two, "frame", ""),
         2},
        {"LF only", QByteArray("frame"), QByteArray(part(one) + part(two)).replace("\r\n", "\n"),
         2},
        {"LF only, no length", QByteArray("frame"),
         QByteArray(part(one, "frame", "") + part(two, "frame", "")).replace("\r\n", "\n"), 2},
        {"more headers, any case, folded", QByteArray("frame"),
         "--frame\r\nX-Timestamp: 1.5\r\ncontent-TYPE:image/JPEG\r\nCONTENT-LENGTH :\r\n  " +
             QByteArray::number(one.size()) + "\r\nX-Empty:\r\n\r\n" + one + part(two),
         2},
        {"no headers", QByteArray("frame"), "--frame\r\n\r\n" + one + "\r\n--frame\r\n\r\n" + two,
         2},
        {"not even the empty line", QByteArray("frame"),
         "--frame\r\n" + one + "\r\n--frame\r\n" + two, 2},
        {"text and sound between", QByteArray("frame"),
         part(one) +
             "\r\n--frame\r\nContent-Type: text/plain\r\nContent-Length: 99999\r\n\r\nmotion"
             "\r\n--frame\r\nContent-Type: audio/basic\r\n\r\n\xFF\xD8\xFF\xFF\xD9" +
             part(two),
         2},
        {"preamble, epilogue, and again", QByteArray("frame"),
         "This is a stream\r\nof pictures" + part(one) + "\r\n--frame--\r\nAn epilogue: bye\r\n" +
             part(two) + "\r\n--frame--\r\n",
         2},
        {"bytes after the end marker, counted", QByteArray("frame"),
         part(one + "padding") + part(two + "padding") + part(three), 3},
        {"bytes after the end marker, no length", QByteArray("frame"),
         part(one + "padding", "frame", "") + part(two, "frame", ""), 2},
        {"a thumbnail in Exif", QByteArray("frame"),
         part(picture(1, thumbnail)) + part(picture(2, thumbnail)) + part(picture(3, thumbnail)),
         3},
        {"a thumbnail in Exif, no length", QByteArray("frame"),
         part(picture(1, thumbnail), "frame", "") + part(picture(2, thumbnail), "frame", ""), 2},
        {"no end marker", QByteArray("frame"),
         part(picture(1, "Exif", false)) + part(picture(2, "Exif", false)) + "\r\n--frame--\r\n",
         2},
        {"neither end marker nor length", QByteArray("frame"),
         part(picture(1, "Exif", false), "frame", "") +
             part(picture(2, "Exif", false), "frame", "") + "\r\n--frame--\r\n",
         2},
        {"length of nonsense", QByteArray("frame"),
         part(one, "frame", "many") + part(two, "frame", "-5") +
             part(three, "frame", "99999999999999999999"),
         3},
        {"pictures one behind another", QByteArray(), one + two + three, 3},
        {"pictures one behind another, with padding", QByteArray("frame"),
         one + QByteArray("\r\n\0\xFF", 4) + two + "\n--padding" + three, 3},
        {"pictures one behind another, then parts", QByteArray("frame"), one + two + part(three),
         3},
        {"bytes in front of each picture", QByteArray("frame"),
         part(QByteArray("\0\1\2\3", 4) + one) + part("\xFF" + two) + part("#" + three), 3},
        {"64 bytes in front of a picture, no length", QByteArray("frame"),
         part(QByteArray(64, 'x') + one, "frame", "") + part(two, "frame", ""), 2},
        {"65 bytes in front of a picture", QByteArray("frame"),
         part(QByteArray(65, 'x') + three) + part(one), 1},
        {"an extra empty line before the picture", QByteArray("frame"),
         part("\r\n" + one, "frame", "") + part("\r\n" + two), 2},
    };
}

} // namespace dialects
