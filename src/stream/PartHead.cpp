// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/PartHead.h"

namespace vedette {

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
        bool isNumber = false;
        const qlonglong length = value.toLongLong(&isNumber);
        m_contentLength.reset();
        if (isNumber && length > 0) {
            m_contentLength = length;
        }
    }
}

bool PartHead::mayBeImage() const
{
    return m_contentType.isEmpty() || claimsJpeg() ||
           m_contentType.startsWith("application/octet-stream");
}

} // namespace vedette
