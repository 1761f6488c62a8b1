// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PictureFile.h"

#include "recording/MatroskaReader.h"

#include <QFile>
#include <QtEndian>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace vedette {

namespace {

/// What is read of a cluster to know its picture's time and place, in bytes: its own head, a
/// checksum, the time, the block's head and a JPEG's first two.
constexpr qsizetype HeadBytes = 64;
/// What is searched at a time, in bytes: about one picture.
constexpr qsizetype ChunkBytes = 64 * 1024;
/// What is left after halving, in bytes: goes from picture to picture.
constexpr qint64 WalkBytes = 256 * 1024;
/// Pictures that are stepped over before the file is halved instead: two thirds of a second, which
/// is what playing 16 times as fast leaves out.
constexpr int LongestWalk = 24;
/// No file is so long, and no sum of times overflows.
constexpr std::chrono::hours LongestFile{24 * 366};

/// Matroska's names of its elements.
enum Element : quint32 {
    Cluster = 0x1F43B675,
    Checksum = 0xBF,
    Timestamp = 0xE7,
    SimpleBlock = 0xA3,
};
constexpr QByteArrayView EbmlName("\x1A\x45\xDF\xA3");
constexpr QByteArrayView ClusterName("\x1F\x43\xB6\x75");

/// Takes numbers off the front of bytes, as EBML (RFC 8794) writes them. What is not there is 0.
class HeadReader
{
public:
    explicit HeadReader(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] qsizetype position() const { return m_position; }
    /// All that was taken was there.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

    /// Big-endian, of this many bytes.
    quint64 number(quint64 length)
    {
        if (!m_isWhole || length > 8 || qsizetype(length) > m_bytes.size() - m_position) {
            m_isWhole = false;
            return 0;
        }
        quint64 value = 0;
        for (; length > 0; --length) {
            value = value << 8 | static_cast<uchar>(m_bytes[m_position++]);
        }
        return value;
    }
    /// Of an element: with the bits that say how long the name is.
    quint64 name() { return number(lengthOfNext()); }
    /// Of an element, or the number of a track: without these bits.
    quint64 size()
    {
        const quint64 length = lengthOfNext();
        return number(length) & ((quint64{1} << (7 * length)) - 1);
    }

private:
    [[nodiscard]] quint64 lengthOfNext() const
    {
        const auto front =
            m_position < m_bytes.size() ? static_cast<uchar>(m_bytes[m_position]) : uchar{0};
        return qCountLeadingZeroBits(front) + 1;
    }

    const QByteArray &m_bytes;
    qsizetype m_position = 0;
    bool m_isWhole = true;
};

} // namespace

std::unique_ptr<PictureFile> PictureFile::open(const QString &path)
{
    // Not waiting: opening a pipe would wait for whoever writes into it. What a link leads to is
    // no recording.
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (descriptor < 0) {
        return nullptr;
    }
    std::unique_ptr<PictureFile> file(new PictureFile(descriptor));
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        file->bytesAt(0, EbmlName.size()) != EbmlName) {
        return nullptr;
    }
    const auto first = file->search(0, status.st_size);
    if (!first) {
        return nullptr;
    }
    file->m_first = *first;
    file->m_found = *first;
    return file;
}

PictureFile::~PictureFile()
{
    ::close(m_descriptor);
}

bool PictureFile::isThere() const
{
    struct stat status = {};
    return ::fstat(m_descriptor, &status) == 0 && status.st_nlink > 0;
}

qint64 PictureFile::size() const
{
    struct stat status = {};
    return ::fstat(m_descriptor, &status) == 0 ? status.st_size : 0;
}

/// Fewer at the file's end.
QByteArray PictureFile::bytesAt(qint64 offset, qsizetype most) const
{
    QByteArray bytes(most, Qt::Uninitialized);
    qsizetype length = 0;
    while (length < most) {
        const ssize_t more = ::pread(m_descriptor, bytes.data() + length,
                                     static_cast<std::size_t>(most - length), offset + length);
        if (more < 0 && errno == EINTR) {
            continue;
        }
        if (more <= 0) {
            break;
        }
        length += more;
    }
    bytes.truncate(length);
    return bytes;
}

/// Nothing: there is no cluster of one whole picture.
std::optional<PictureFile::Place> PictureFile::placeAt(qint64 offset, qint64 fileSize) const
{
    const QByteArray bytes = bytesAt(offset, HeadBytes);
    HeadReader head(bytes);
    if (head.name() != Element::Cluster) {
        return std::nullopt;
    }
    const quint64 clusterSize = head.size();
    if (clusterSize > quint64(MatroskaReader::LargestPicture) * 2) {
        return std::nullopt;
    }
    Place place{.begin = offset, .end = offset + head.position() + qint64(clusterSize)};
    quint64 name = head.name();
    quint64 size = head.size();
    if (name == Element::Checksum) {
        head.number(size);
        name = head.name();
        size = head.size();
    }
    const quint64 time = head.number(size);
    const bool hasBlock = name == Element::Timestamp && head.name() == Element::SimpleBlock;
    const quint64 blockSize = head.size();
    const bool isAll = qint64(blockSize) == place.end - offset - head.position();
    head.size(); // of the track the number
    const auto later = static_cast<qint16>(head.number(2));
    head.number(1); // flags
    place.jpeg = offset + head.position();
    place.bytes = qsizetype(place.end - place.jpeg);
    const bool isJpeg = head.number(2) == 0xFFD8;
    if (!head.isWhole() || !hasBlock || !isAll || !isJpeg || place.end > fileSize ||
        place.bytes > MatroskaReader::LargestPicture || time > quint64(Time(LongestFile).count())) {
        return std::nullopt;
    }
    place.at = Time(qint64(time) + later);
    return place;
}

/// The first picture that begins from … to, however far it goes.
std::optional<PictureFile::Place> PictureFile::search(qint64 from, qint64 to) const
{
    const qint64 fileSize = size();
    // A picture may lie around from, and a damaged place is passed by.
    to = std::min({to, fileSize, from + 2 * MatroskaReader::LargestPicture});
    if (const auto place = placeAt(from, fileSize); place && from < to) {
        return place;
    }
    while (from < to) {
        const QByteArray chunk = bytesAt(from, ChunkBytes);
        for (qsizetype i = chunk.indexOf(ClusterName); i >= 0 && from + i < to;
             i = chunk.indexOf(ClusterName, i + 1)) {
            if (const auto place = placeAt(from + i, fileSize)) {
                return place;
            }
        }
        if (chunk.size() < ChunkBytes) {
            break;
        }
        from += chunk.size() - (ClusterName.size() - 1);
    }
    return std::nullopt;
}

/// Goes from picture to picture, at most LongestWalk of them; low is then the last that is not
/// after the time, or, when it says no, only nearer to it.
bool PictureFile::walk(Place &low, Time at) const
{
    for (int step = 0; step < LongestWalk; ++step) {
        const auto next = after(low);
        if (!next || next->at > at) {
            return true;
        }
        low = *next;
    }
    return false;
}

/// low: not after the time. high: behind it, or the file's end.
PictureFile::Place PictureFile::bisect(Place low, Place high, Time at) const
{
    ::posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_RANDOM);
    bool mayGuess = false; // by turns: pictures may be of very different sizes
    while (high.begin - low.end > WalkBytes) {
        const qint64 room = high.begin - low.end;
        qint64 middle = low.end + room / 2;
        if (mayGuess && high.at > low.at) {
            const double part = double((at - low.at).count()) / double((high.at - low.at).count());
            middle = low.end +
                     std::clamp<qint64>(qint64(part * double(room)) - WalkBytes / 2, 0, room - 1);
        }
        const auto place = search(middle, high.begin);
        if (!place || place->at > at) {
            high.at = place ? place->at : high.at;
            high.begin = middle;
        } else {
            low = *place;
            if (mayGuess && walk(low, at)) {
                break;
            }
        }
        mayGuess = !mayGuess;
    }
    for (auto next = search(low.end, high.begin); next && next->at <= at;
         next = search(low.end, high.begin)) {
        low = *next;
    }
    ::posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_NORMAL);
    return low;
}

std::optional<PictureFile::Place> PictureFile::lastUntil(Time at)
{
    if (at < m_first.at) {
        return std::nullopt;
    }
    const bool isBehind = at >= m_found.at;
    const Place high = isBehind ? Place{.begin = size()} : m_found;
    Place low = isBehind ? m_found : m_first;
    m_found = isBehind && walk(low, at) ? low : bisect(low, high, at);
    return m_found;
}

std::optional<PictureFile::Place> PictureFile::firstFrom(Time at)
{
    const auto before = lastUntil(at - Time(1));
    auto place = before ? after(*before) : std::optional(m_first);
    // In a damaged file times may go backwards.
    return place && place->at < at ? std::nullopt : place;
}

std::optional<PictureFile::Place> PictureFile::after(const Place &place) const
{
    return search(place.end, size());
}

QByteArray PictureFile::read(const Place &place) const
{
    const QByteArray jpeg = bytesAt(place.jpeg, place.bytes);
    return jpeg.size() == place.bytes ? jpeg : QByteArray();
}

} // namespace vedette
