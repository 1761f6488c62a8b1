// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/PositionAnswer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <cmath>

namespace vedette {

namespace {

/// Beyond any firmware's units, and within an int.
constexpr double FarthestUnit = 1e6;

std::optional<double> number(const QString &text)
{
    bool isNumber = false;
    const double value = text.trimmed().toDouble(&isNumber);
    return isNumber && std::abs(value) <= FarthestUnit ? std::optional(value) : std::nullopt;
}

std::optional<double> numberIn(QJsonObject object, const QString &key)
{
    const QStringList names = key.split(u'.');
    for (const QString &name : names.first(names.size() - 1)) {
        object = object.value(name).toObject();
    }
    const QJsonValue value = object.value(names.constLast());
    return number(value.isString() ? value.toString() : QString::number(value.toDouble(NAN)));
}

std::optional<double> numberIn(const QByteArray &lines, const QString &key)
{
    for (QByteArray line : lines.split('\n')) {
        line = line.trimmed();
        line = line.startsWith("var ") ? line.mid(4) : line;
        line.chop(line.endsWith(';') ? 1 : 0);
        const qsizetype equals = line.indexOf('=');
        if (equals > 0 && line.first(equals).trimmed() == key.toUtf8()) {
            return number(QString::fromUtf8(line.mid(equals + 1)));
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<QPointF> positionInAnswer(const QByteArray &body, const Dialect::Reading &reading)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const auto read = [&body, &document](const QString &key) {
        return document.isObject() ? numberIn(document.object(), key) : numberIn(body, key);
    };
    const auto pan = read(reading.panKey);
    const auto tilt = read(reading.tiltKey);
    return pan && tilt ? std::optional(QPointF(*pan, *tilt)) : std::nullopt;
}

} // namespace vedette
