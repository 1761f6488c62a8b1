// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QImage>
#include <QImageWriter>

#include <algorithm>

namespace vedette::test {

/// A colourful picture with detail all over, so that damage anywhere shows.
inline QImage colourfulImage(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            image.setPixel(x, y, qRgb(200, (x * 13 + y * 3) & 127, (x * 5 ^ y * 11) & 63));
        }
    }
    return image;
}

inline QByteArray jpegOf(const QImage &image, bool progressive = false)
{
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(85);
    writer.setProgressiveScanWrite(progressive);
    return writer.write(image) ? jpeg : QByteArray();
}

/// How colourful an image is on average, 0…1: 0 is grey, however light or dark.
inline double colourfulness(const QImage &image)
{
    double sum = 0;
    for (int y = 0; y < image.height(); y += 4) {
        for (int x = 0; x < image.width(); x += 4) {
            const auto [least, most] = std::minmax(
                {qRed(image.pixel(x, y)), qGreen(image.pixel(x, y)), qBlue(image.pixel(x, y))});
            sum += (most - least) / 255.0;
        }
    }
    return sum / (image.width() / 4.0 * (image.height() / 4.0));
}

} // namespace vedette::test
