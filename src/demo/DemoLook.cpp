// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoLook.h"

#include <QPainter>

namespace vedette {

DemoLook DemoLook::of(const CameraSettings &settings)
{
    constexpr int LightOfStep = 40; ///< of brightness
    constexpr int LightOfLamp = 60; ///< at its brightest
    DemoLook look;
    if (!settings.isFirst("framesize")) {
        look.size = CameraSettings::sizeOf(settings.value("framesize"));
    }
    look.isMirrored = settings.value("hmirror") == 1;
    look.isFlipped = settings.value("vflip") == 1;
    look.light = settings.value("brightness") * LightOfStep +
                 settings.value("led_intensity") * LightOfLamp / 255;
    // The sensor's is better the smaller it is.
    constexpr int FirstQuality = 10;
    look.quality = FirstQuality - settings.value("quality");
    return look;
}

QImage DemoLook::applied(QImage image) const
{
    if (!size.isEmpty() && size != image.size()) {
        image = image.scaled(size);
    }
    if (isMirrored || isFlipped) {
        image = image.mirrored(isMirrored, isFlipped);
    }
    if (light != 0) {
        QPainter painter(&image);
        const QColor veil = light > 0 ? Qt::white : Qt::black;
        painter.setOpacity(qMin(qAbs(light), 255) / 255.0);
        painter.fillRect(image.rect(), veil);
    }
    return image;
}

} // namespace vedette
