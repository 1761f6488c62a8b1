// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/dialects/CameraSettings.h"

#include "demo/dialects/ServoQuery.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace vedette {

namespace {

struct Setting
{
    const char *name;
    int lowest;
    int highest;
    int first; ///< after power-on
};

/// The sensor's (esp32-camera's sensor_t), and the lamp. framesize: 8 is VGA, 13 UXGA.
constexpr auto Known = std::to_array<Setting>({
    {"framesize", 0, 13, 8},
    {"quality", 4, 63, 10},
    {"brightness", -2, 2, 0},
    {"contrast", -2, 2, 0},
    {"saturation", -2, 2, 0},
    {"sharpness", -2, 2, 0},
    {"special_effect", 0, 6, 0},
    {"wb_mode", 0, 4, 0},
    {"awb", 0, 1, 1},
    {"awb_gain", 0, 1, 1},
    {"aec", 0, 1, 1},
    {"aec2", 0, 1, 0},
    {"ae_level", -2, 2, 0},
    {"aec_value", 0, 1200, 168},
    {"agc", 0, 1, 1},
    {"agc_gain", 0, 30, 5},
    {"gainceiling", 0, 6, 0},
    {"bpc", 0, 1, 0},
    {"wpc", 0, 1, 1},
    {"raw_gma", 0, 1, 1},
    {"lenc", 0, 1, 1},
    {"hmirror", 0, 1, 0},
    {"vflip", 0, 1, 0},
    {"dcw", 0, 1, 1},
    {"colorbar", 0, 1, 0},
    {"led_intensity", 0, 255, 0},
});

/// framesize_t, by number.
constexpr auto Sizes = std::to_array<QSize>({{96, 96},
                                             {160, 120},
                                             {176, 144},
                                             {240, 176},
                                             {240, 240},
                                             {320, 240},
                                             {400, 296},
                                             {480, 320},
                                             {640, 480},
                                             {800, 600},
                                             {1024, 768},
                                             {1280, 720},
                                             {1280, 1024},
                                             {1600, 1200}});

} // namespace

QSize CameraSettings::sizeOf(int framesize)
{
    return Sizes[qBound(0, framesize, static_cast<int>(std::size(Sizes)) - 1)];
}

CameraSettings::CameraSettings(QSize size)
{
    for (const Setting &setting : Known) {
        m_values.insert(setting.name, setting.first);
    }
    const auto *const known = std::ranges::find(Sizes, size);
    if (known != std::end(Sizes)) {
        m_values["framesize"] = static_cast<int>(known - std::begin(Sizes));
    }
    m_first = m_values;
}

bool CameraSettings::set(const QByteArray &name, const QByteArray &value)
{
    for (const Setting &setting : Known) {
        if (name == setting.name) {
            const auto number = ServoQuery::integerIn(value, setting.lowest, setting.highest);
            m_values[name] = number.value_or(m_values[name]);
            return number.has_value();
        }
    }
    return false;
}

QByteArray CameraSettings::toJson() const
{
    QJsonObject object;
    for (auto item = m_values.cbegin(); item != m_values.cend(); ++item) {
        object.insert(QString::fromLatin1(item.key()), item.value());
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace vedette
