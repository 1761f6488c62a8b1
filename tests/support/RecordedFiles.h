// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/MatroskaFile.h"
#include "recording/Segment.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace vedette::test {

/// Between two of a recording's pictures.
inline constexpr std::chrono::milliseconds PictureInterval{40};

/// A closed recording of so many pictures at ROOT/NAME, which may be in folders that are not there
/// yet. What is known of it; without pictures: it could not be written. jpegs, one after the other
/// and again, where the pictures are to be seen.
inline Segment makeRecording(const QString &root, const QString &name, WallTime start,
                             int pictures = 10, const QList<QByteArray> &jpegs = {})
{
    Segment segment{.path = root + QLatin1Char('/') + name,
                    .camera = name.section(QLatin1Char('/'), 0, 0),
                    .start = start};
    QDir().mkpath(QFileInfo(segment.path).path());
    const auto made = MatroskaFile::create(
        segment.path, {.title = segment.camera, .size = {640, 480}, .start = start});
    const auto *const file = std::get_if<std::unique_ptr<MatroskaFile>>(&made);
    for (int i = 0; file != nullptr && i < pictures; ++i) {
        const QByteArray jpeg = jpegs.isEmpty() ? QByteArray(1000, 'x') : jpegs[i % jpegs.size()];
        if ((*file)->write(jpeg, i * PictureInterval)) {
            return segment;
        }
        segment.frames = static_cast<quint64>(i) + 1;
        segment.length = i * PictureInterval;
    }
    if (file != nullptr && !(*file)->close()) {
        segment.bytes = (*file)->bytes();
    }
    return segment;
}

/// What a process that died left of a recording that had so many pictures. Whether it could be
/// written.
inline bool copyOfGrowing(const QString &path, WallTime start, int pictures)
{
    const QString growing = path + QLatin1String(".growing");
    const auto made =
        MatroskaFile::create(growing, {.title = {}, .size = {640, 480}, .start = start});
    const auto *const file = std::get_if<std::unique_ptr<MatroskaFile>>(&made);
    for (int i = 0; file != nullptr && i < pictures; ++i) {
        if ((*file)->write(QByteArray(1000, 'x'), i * PictureInterval)) {
            return false;
        }
    }
    return QFile::copy(growing, path) && QFile::remove(growing);
}

/// Of a closed recording, as after the disk was damaged.
inline void cutRecording(const QString &path, qint64 bytes)
{
    QFile file(path);
    file.resize(file.size() - bytes);
}

} // namespace vedette::test
