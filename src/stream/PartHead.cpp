// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/PartHead.h"

#include "http/HttpSyntax.h"

namespace vedette {

namespace {

std::optional<qsizetype> lengthOf(const QByteArray &value)
{
    bool fits = false;
    const qlonglong length = value.toLongLong(&fits);
    return http::isNumber(value) && fits && length > 0 ? std::optional<qsizetype>(length)
                                                       : std::nullopt;
}

} // namespace

void PartHead::addLine(QByteArrayView line)
{
    const bool isFolded = line.startsWith(' ') || line.startsWith('\t');
    if (isFolded) {
        m_field += ' ' + line.trimmed().toByteArray();
    } else {
        m_field = line.toByteArray();
    }
    takeField();
}

void PartHead::takeField()
{
    const qsizetype colon = m_field.indexOf(':');
    if (colon < 0) {
        return;
    }
    const QByteArray name = m_field.first(colon).trimmed().toLower();
    const QByteArray value = m_field.sliced(colon + 1).trimmed();
    if (name == "content-type") {
        m_contentType = value.toLower();
    } else if (name == "content-length") {
        m_contentLength = lengthOf(value);
    }
}

bool PartHead::mayBeImage() const
{
    return m_contentType.isEmpty() || claimsJpeg() ||
           m_contentType.startsWith("application/octet-stream");
}

} // namespace vedette
