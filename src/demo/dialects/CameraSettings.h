// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMap>
#include <QSize>

namespace vedette {

/// What Espressif's CameraWebServer and its derivatives let one set beside the servos: picture
/// size and quality, mirror, flip, lamp and the rest, each a number within limits.
class CameraSettings
{
public:
    /// size: of the picture after power-on.
    explicit CameraSettings(QSize size = {640, 480});

    /// False, and nothing is set, for an unknown name or a value outside its limits.
    bool set(const QByteArray &name, const QByteArray &value);
    int value(const QByteArray &name) const { return m_values.value(name); }
    /// It is as after power-on.
    bool isFirst(const QByteArray &name) const { return m_values[name] == m_first[name]; }
    /// The size that framesize stands for.
    static QSize sizeOf(int framesize);
    /// What /status says: a JSON object of numbers.
    QByteArray toJson() const;

private:
    QMap<QByteArray, int> m_values;
    QMap<QByteArray, int> m_first;
};

} // namespace vedette
