// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "QrCodeWidget.h"

#include <qrencode.h>

#include <QPainter>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <memory>

namespace vedette {

namespace {

/// What phones read from a hand's distance, and from a bit farther; in device-independent pixels.
constexpr int SmallestModule = 3;
constexpr int UsualModule = 6;

QImage encoded(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty() || bytes.size() > QrCodeWidget::MaximumBytes) {
        return {};
    }
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(bytes.size()),
                          reinterpret_cast<const unsigned char *>(bytes.constData()), 0,
                          QR_ECLEVEL_M),
        QRcode_free);
    if (!code) {
        return {};
    }
    QImage modules(code->width, code->width, QImage::Format_Grayscale8);
    for (int y = 0; y < code->width; ++y) {
        const unsigned char *const row = code->data + y * code->width;
        std::transform(row, row + code->width, modules.scanLine(y), [](unsigned char module) {
            // The lowest bit is the colour; the others say what the module is for.
            return static_cast<uchar>((module & 1U) != 0 ? 0 : 255);
        });
    }
    return modules;
}

} // namespace

QrCodeWidget::QrCodeWidget(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("QR code"));
}

void QrCodeWidget::setText(const QString &text)
{
    m_text = text;
    m_modules = encoded(text);
    setAccessibleDescription(m_modules.isNull() ? QString() : text);
    updateGeometry();
    update();
}

QSize QrCodeWidget::sizeFor(int pixelsPerModule) const
{
    const int side = m_modules.isNull() ? 0 : (m_modules.width() + 2 * QuietZone) * pixelsPerModule;
    return {side, side};
}

QSize QrCodeWidget::sizeHint() const
{
    return sizeFor(UsualModule);
}

QSize QrCodeWidget::minimumSizeHint() const
{
    return sizeFor(SmallestModule);
}

void QrCodeWidget::paintEvent(QPaintEvent * /*event*/)
{
    if (m_modules.isNull()) {
        return;
    }
    QPainter painter(this);
    // In the screen's own pixels, whatever its scale.
    const QTransform toScreen = painter.deviceTransform();
    const QRectF area = toScreen.mapRect(QRectF(rect()));
    painter.setWorldTransform(toScreen.inverted());

    const int shown = m_modules.width() + 2 * QuietZone;
    const int module = static_cast<int>(std::floor(std::min(area.width(), area.height()) / shown));
    if (module < 1) {
        return;
    }
    const int side = module * shown;
    const QPoint corner(qRound(area.center().x() - side / 2.0),
                        qRound(area.center().y() - side / 2.0));
    painter.fillRect(QRect(corner, QSize(side, side)), Qt::white);
    const QPoint offset(module * QuietZone, module * QuietZone);
    painter.drawImage(QRect(corner + offset, m_modules.size() * module), m_modules);
}

} // namespace vedette

#include "moc_QrCodeWidget.cpp"
