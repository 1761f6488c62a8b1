// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/JpegRepair.h"

#include "media/JpegProbe.h"

#include <QtEndian>

namespace vedette {

namespace {

constexpr uchar BaselineFrame = 0xC0;
constexpr uchar ExtendedFrame = 0xC1;

/// One DHT segment with the tables of T.81 K.3.3: for luminance and chrominance, DC and AC each.
QByteArray standardHuffmanTables()
{
    return QByteArray::fromHex("ffc401a20000010501010101010100000000000000000102030405060708090a"
                               "0b0100030101010101010101010000000000000102030405060708090a0b1000"
                               "02010303020403050504040000017d0102030004110512213141061351610722"
                               "7114328191a1082342b1c11552d1f02433627282090a161718191a2526272829"
                               "2a3435363738393a434445464748494a535455565758595a636465666768696a"
                               "737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8"
                               "a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3"
                               "e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa110002010204040304070504040001"
                               "0277000102031104052131061241510761711322328108144291a1b1c1092333"
                               "52f0156272d10a162434e125f11718191a262728292a35363738393a43444546"
                               "4748494a535455565758595a636465666768696a737475767778797a82838485"
                               "868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba"
                               "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6"
                               "f7f8f9fa");
}

bool isHuffmanCoded(uchar frameCode)
{
    return frameCode == BaselineFrame || frameCode == ExtendedFrame;
}

} // namespace

QByteArray withHeightInHeader(const QByteArray &jpeg)
{
    constexpr qsizetype HeightOffset = 5; // FF, code, length (2), precision
    const qsizetype header = findJpegFrameHeader(jpeg);
    const int height = header < 0 ? 0 : jpegSize(jpeg).height();
    if (height <= 0 || qFromBigEndian<quint16>(jpeg.constData() + header + HeightOffset) != 0) {
        return jpeg;
    }
    QByteArray repaired = jpeg;
    qToBigEndian(static_cast<quint16>(height), repaired.data() + header + HeightOffset);
    return repaired;
}

QByteArray jpegForBrowsers(const QByteArray &jpeg)
{
    const qsizetype header = findJpegFrameHeader(jpeg);
    const qsizetype scan = findJpegSegment(jpeg, JpegMarker::StartOfScan);
    if (header < 0 || scan < 0) {
        return jpeg;
    }
    QByteArray shown = withHeightInHeader(jpeg);
    if (isHuffmanCoded(static_cast<uchar>(jpeg[header + 1])) &&
        findJpegSegment(jpeg, JpegMarker::HuffmanTables) < 0) {
        shown.insert(scan, standardHuffmanTables());
    }
    return shown;
}

} // namespace vedette
