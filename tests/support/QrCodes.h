// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>

#include <zbar.h>

namespace vedette::test {

/// What a QR code reader sees in a picture: the text of every code.
inline QList<QByteArray> qrCodesIn(const QImage &picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    QByteArray pixels;
    for (int y = 0; y < grey.height(); ++y) {
        pixels.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
    }
    zbar::ImageScanner scanner;
    scanner.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    // The bytes as they are; else it guesses at their encoding.
    scanner.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    zbar::Image image(grey.width(), grey.height(), "Y800", pixels.constData(), pixels.size());
    scanner.scan(image);
    QList<QByteArray> codes;
    for (auto symbol = image.symbol_begin(); symbol != image.symbol_end(); ++symbol) {
        codes += QByteArray::fromStdString(symbol->get_data());
    }
    return codes;
}

} // namespace vedette::test
