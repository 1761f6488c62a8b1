// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places/PresetIcon.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

namespace vedette {

namespace {

struct PresetIcon
{
    Q_DECLARE_TR_FUNCTIONS(PresetIcon)
};

/// Light on dark, as the numbers of the wall's tiles: the picture below may have any colour.
void drawBadge(QPainter &painter, const QString &text)
{
    constexpr int Padding = 4;
    const QRect words = painter.fontMetrics().boundingRect(text);
    const QRect badge(Padding, Padding, words.width() + 2 * Padding, words.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(badge, Padding, Padding);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace

QString presetLabel(const CameraPlaces::Named &preset)
{
    return preset.name.isEmpty() ? PresetIcon::tr("Preset %1").arg(preset.number) : preset.name;
}

QIcon presetIcon(const CameraPlaces::Named &preset, const QPalette &palette, qreal scale)
{
    QPixmap pixmap(PresetIconSize * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    const QRect whole({}, PresetIconSize);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QImage picture = QImage::fromData(preset.picture, "jpeg");
    const QString number = QString::number(preset.number);
    if (picture.isNull()) {
        painter.setPen(palette.color(QPalette::Mid));
        painter.setBrush(palette.color(QPalette::AlternateBase));
        painter.drawRect(whole.adjusted(0, 0, -1, -1));
        painter.setPen(palette.color(QPalette::PlaceholderText));
        painter.drawText(whole, Qt::AlignCenter, number);
        return pixmap;
    }
    QImage fitting = picture.scaled(pixmap.size(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
    fitting.setDevicePixelRatio(scale);
    QRectF place(QPointF(), fitting.deviceIndependentSize());
    place.moveCenter(QRectF(whole).center());
    painter.drawImage(place.topLeft(), fitting);
    painter.translate(place.topLeft());
    drawBadge(painter, number);
    return pixmap;
}

} // namespace vedette
