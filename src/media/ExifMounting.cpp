// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/ExifMounting.h"

#include "media/JpegProbe.h"

#include <QtEndian>

namespace vedette {

namespace {

/// A TIFF structure in either byte order. Reads beyond its end give 0.
class TiffReader
{
public:
    explicit TiffReader(QByteArrayView bytes)
        : m_bytes(bytes)
        , m_isLittleEndian(bytes.startsWith("II"))
    {
    }

    [[nodiscard]] quint16 word(qint64 at) const { return read<quint16>(at); }
    [[nodiscard]] quint32 longWord(qint64 at) const { return read<quint32>(at); }

private:
    template <typename Number>
    [[nodiscard]] Number read(qint64 at) const
    {
        if (at < 0 || at + qint64{sizeof(Number)} > m_bytes.size()) {
            return 0;
        }
        const char *const bytes = m_bytes.data() + at;
        return m_isLittleEndian ? qFromLittleEndian<Number>(bytes) : qFromBigEndian<Number>(bytes);
    }

    QByteArrayView m_bytes;
    bool m_isLittleEndian;
};

int orientationIn(const TiffReader &tiff)
{
    constexpr qint64 DirectoryOffset = 4;
    constexpr qint64 EntryBytes = 12; // tag (2), type (2), count (4), value (4)
    constexpr int MostEntries = 100;  // a camera's directory has about ten
    constexpr quint16 OrientationTag = 0x0112;
    const qint64 directory = tiff.longWord(DirectoryOffset);
    const int count = qMin<int>(tiff.word(directory), MostEntries);
    for (int i = 0; i < count; ++i) {
        const qint64 entry = directory + 2 + i * EntryBytes;
        if (tiff.word(entry) == OrientationTag) {
            const int orientation = tiff.word(entry + 8);
            return orientation;
        }
    }
    return 1;
}

} // namespace

Mounting exifMounting(QByteArrayView jpeg)
{
    constexpr QByteArrayView Name("Exif\0\0", 6);
    constexpr qsizetype PayloadOffset = 4; // FF, code, length (2)
    qsizetype at = findJpegSegment(jpeg, JpegMarker::Application1);
    while (at >= 0) {
        const qsizetype length = qFromBigEndian<quint16>(jpeg.data() + at + 2);
        const QByteArrayView payload = jpeg.sliced(at + PayloadOffset);
        if (payload.startsWith(Name)) {
            // What the length says to be within; a picture cut off here has less.
            return Mounting::ofExif(orientationIn(
                TiffReader(payload.sliced(Name.size())
                               .first(qBound<qsizetype>(0, length - 2 - Name.size(),
                                                        payload.size() - Name.size())))));
        }
        at = findJpegSegment(jpeg, JpegMarker::Application1, at + 2 + qMax<qsizetype>(2, length));
    }
    return {};
}

} // namespace vedette
