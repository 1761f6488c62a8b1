// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/AnswerNumbers.h"

#include <QJsonDocument>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace vedette {

namespace {

/// Beyond any firmware's units, and within an int.
constexpr double FarthestUnit = 1e6;

QHash<QString, QString> linesOf(const QByteArray &body)
{
    QHash<QString, QString> lines;
    for (QByteArray line : body.split('\n')) {
        line = line.trimmed();
        line = line.startsWith("var ") ? line.mid(4) : line;
        line.chop(line.endsWith(';') ? 1 : 0);
        const qsizetype equals = line.indexOf('=');
        const QString key = QString::fromUtf8(line.first(std::max<qsizetype>(equals, 0)).trimmed());
        if (!key.isEmpty() && !lines.contains(key)) {
            lines.insert(key, QString::fromUtf8(line.mid(equals + 1)));
        }
    }
    return lines;
}

} // namespace

AnswerNumbers::AnswerNumbers(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    m_isObject = document.isObject();
    m_object = document.object();
    m_lines = m_isObject ? QHash<QString, QString>() : linesOf(body);
}

QJsonValue AnswerNumbers::value(const QString &key) const
{
    if (!m_isObject) {
        const auto line = m_lines.constFind(key);
        return line != m_lines.constEnd() ? QJsonValue(*line) : QJsonValue(QJsonValue::Undefined);
    }
    QJsonObject object = m_object;
    const QStringList names = key.split(u'.');
    for (const QString &name : names.first(names.size() - 1)) {
        object = object.value(name).toObject();
    }
    return object.value(names.constLast());
}

bool AnswerNumbers::has(const QString &key) const
{
    return !value(key).isUndefined();
}

std::optional<double> AnswerNumbers::number(const QString &key) const
{
    const QJsonValue found = value(key);
    if (found.isBool()) {
        return found.toBool() ? 1 : 0;
    }
    bool isNumber = found.isDouble();
    const double number =
        found.isString() ? found.toString().trimmed().toDouble(&isNumber) : found.toDouble();
    return isNumber && std::abs(number) <= FarthestUnit ? std::optional(number) : std::nullopt;
}

} // namespace vedette
