// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/SegmentProbe.h"

#include "recording/MatroskaReader.h"
#include "recording/RecordingIndex.h"
#include "recording/SegmentRow.h"

#include <QFile>

#include <sys/stat.h>

#include <algorithm>
#include <utility>

namespace vedette {

SegmentProbe::SegmentProbe(QString path, QString camera)
    : m_read{.path = std::move(path), .camera = std::move(camera), .start = {}}
{
}

SegmentProbe::~SegmentProbe() = default;

bool SegmentProbe::step()
{
    return m_reader ? readOn() : begin();
}

bool SegmentProbe::begin()
{
    struct stat status = {};
    if (::lstat(QFile::encodeName(m_read.path).constData(), &status) != 0 ||
        !S_ISREG(status.st_mode) || status.st_size == 0) {
        return true;
    }
    auto opened = MatroskaReader::open(m_read.path);
    auto *const reader = std::get_if<std::unique_ptr<MatroskaReader>>(&opened);
    const auto start = reader != nullptr && (*reader)->isRecording() ? (*reader)->start()
                                                                     : std::optional<WallTime>();
    if (!start) {
        return true;
    }
    m_read.start = *start;
    m_read.bytes = status.st_size;
    m_read.isLocked = RecordingIndex::isLockedMode(status.st_mode);
    if (const auto contents = (*reader)->contents()) {
        m_read.frames = contents->pictures;
        return endWith(contents->length);
    }
    opened = MatroskaReader::open(m_read.path);
    if (auto *const again = std::get_if<std::unique_ptr<MatroskaReader>>(&opened)) {
        m_reader = std::move(*again);
    }
    return !m_reader;
}

bool SegmentProbe::readOn()
{
    for (qint64 bytes = 0; bytes < StepBytes;) {
        const auto picture = m_reader->next();
        if (!picture) {
            return endWith(m_read.length);
        }
        bytes += picture->jpeg.size();
        m_read.length = std::max(m_read.length, picture->at);
        ++m_read.frames;
    }
    return false;
}

bool SegmentProbe::endWith(std::chrono::milliseconds length)
{
    m_read.length = std::clamp<std::chrono::milliseconds>(length, std::chrono::milliseconds(0),
                                                          segmentrow::Longest);
    if (m_read.frames > 0) {
        m_segment = m_read;
    }
    m_reader.reset();
    return true;
}

} // namespace vedette
