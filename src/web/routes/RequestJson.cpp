// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/RequestJson.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vedette {

RequestJson::RequestJson(const QByteArray &body)
{
    if (body.trimmed().isEmpty()) {
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject()) {
        refuse(tr("The body must be a JSON object: { … }"));
    }
    m_object = document.object();
}

RequestJson::RequestJson(QJsonObject object)
    : m_object(std::move(object))
{
}

QJsonValue RequestJson::value(const QString &key)
{
    m_known.insert(key);
    return m_object.value(key);
}

double RequestJson::number(const QString &key, double minimum, double maximum)
{
    const double number = value(key).toDouble(std::nan(""));
    // A comparison with what is no number is false.
    if (!(number >= minimum && number <= maximum)) {
        refuse(tr("\"%1\" must be a number from %2 to %3.").arg(key).arg(minimum).arg(maximum));
        return std::clamp(0.0, minimum, maximum);
    }
    return number;
}

int RequestJson::wholeNumber(const QString &key, int minimum, int maximum, int otherwise)
{
    const QJsonValue found = value(key);
    const double number = found.toDouble(std::nan(""));
    if (found.isUndefined()) {
        return otherwise;
    }
    if (!(number >= minimum && number <= maximum) || std::floor(number) != number) {
        refuse(
            tr("\"%1\" must be a whole number from %2 to %3.").arg(key).arg(minimum).arg(maximum));
        return otherwise;
    }
    return static_cast<int>(number);
}

bool RequestJson::yesOrNo(const QString &key, bool otherwise)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isBool()) {
        refuse(tr("\"%1\" must be true or false.").arg(key));
    }
    return found.toBool(otherwise);
}

QString RequestJson::text(const QString &key)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isString()) {
        refuse(tr("\"%1\" must be a text.").arg(key));
    }
    return found.toString();
}

void RequestJson::refuse(const QString &text)
{
    if (m_problem.isEmpty()) {
        m_problem = text;
    }
}

void RequestJson::refuseOthers()
{
    const QStringList keys = m_object.keys();
    // No answer quotes a request.
    if (std::any_of(keys.cbegin(), keys.cend(),
                    [this](const QString &key) { return !m_known.contains(key); })) {
        QStringList known(m_known.cbegin(), m_known.cend());
        known.sort();
        refuse(tr("Something in the body is not known here; there can be %1.")
                   .arg(known.join(QLatin1String(", "))));
    }
}

} // namespace vedette
