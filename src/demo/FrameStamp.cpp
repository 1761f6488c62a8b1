// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/FrameStamp.h"

#include <QtEndian>

namespace vedette {

namespace {

constexpr qsizetype StartOfImageBytes = 2;
/// FF FE and the length, in front of a comment's text.
constexpr qsizetype CommentHeadBytes = 4;

std::optional<qulonglong> number(const QByteArray &text, const QByteArray &key)
{
    const qsizetype at = text.indexOf(key + '=');
    if (at < 0) {
        return std::nullopt;
    }
    const QByteArray rest = text.sliced(at + key.size() + 1);
    bool isNumber = false;
    const qulonglong value = rest.left(rest.indexOf(' ')).toULongLong(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

} // namespace

QByteArray withFrameStamp(const QByteArray &jpeg, const FrameStamp &stamp)
{
    const QByteArray text = "vedette seq=" + QByteArray::number(stamp.sequence) +
                            " sent=" + QByteArray::number(qlonglong{stamp.sent.count()}) + ' ';
    QByteArray segment("\xFF\xFE\0\0", CommentHeadBytes);
    qToBigEndian(static_cast<quint16>(text.size() + 2), segment.data() + 2);
    QByteArray stamped;
    stamped.reserve(jpeg.size() + segment.size() + text.size());
    stamped += jpeg.first(StartOfImageBytes);
    stamped += segment;
    stamped += text;
    stamped += QByteArrayView(jpeg).sliced(StartOfImageBytes);
    return stamped;
}

std::optional<FrameStamp> readFrameStamp(QByteArrayView jpeg)
{
    if (!jpeg.startsWith("\xFF\xD8\xFF\xFE") ||
        jpeg.size() < StartOfImageBytes + CommentHeadBytes) {
        return std::nullopt;
    }
    const auto length = qFromBigEndian<quint16>(jpeg.data() + StartOfImageBytes + 2);
    const QByteArrayView rest = jpeg.sliced(StartOfImageBytes + CommentHeadBytes);
    const QByteArray text =
        rest.first(qMin<qsizetype>(rest.size(), qMax(0, length - 2))).toByteArray();
    const auto sequence = number(text, "seq");
    const auto sent = number(text, "sent");
    if (!text.startsWith("vedette ") || !sequence || !sent) {
        return std::nullopt;
    }
    return FrameStamp{*sequence, std::chrono::nanoseconds(*sent)};
}

} // namespace vedette
