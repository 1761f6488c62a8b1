// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/HttpAnswer.h"

#include "http/HttpSyntax.h"

#include <algorithm>

namespace vedette {

namespace {

/// "type/subtype", perhaps in quotes, and perhaps parameters.
bool namesType(const QByteArray &value)
{
    const QByteArray type = value.split(';').constFirst().trimmed();
    const qsizetype slash = type.indexOf('/');
    return slash > 0 && slash + 1 < type.size();
}

} // namespace

QList<QByteArray> HttpAnswerHead::values(QByteArrayView name) const
{
    QList<QByteArray> found;
    for (const auto &[fieldName, value] : fields) {
        if (fieldName == name) {
            found.append(value);
        }
    }
    return found;
}

QByteArray HttpAnswerHead::value(QByteArrayView name) const
{
    const QList<QByteArray> all = values(name);
    return all.isEmpty() ? QByteArray() : all.constLast();
}

QByteArray HttpAnswerHead::contentType() const
{
    const QList<QByteArray> all = values("content-type");
    const auto last = std::find_if(all.crbegin(), all.crend(), namesType);
    return last == all.crend() ? QByteArray() : *last;
}

QByteArray HttpAnswerHead::compression() const
{
    return http::compressionIn(
        (values("content-encoding") + values("transfer-encoding")).join(','));
}

} // namespace vedette
