// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/NameLookup.h"

#include <QHostInfo>

#include <utility>

namespace vedette {

NameLookup::NameLookup(QString host)
    : m_host(std::move(host))
{
    // Does nothing but have Qt make its table of names, in this thread. If the pool's made it,
    // another that looks a name up meanwhile could see it half made (QApplicationStatic, Qt 6.4).
    QHostInfo::abortHostLookup(-1);
}

void NameLookup::run()
{
    // What is wrong with a name is said by the connection that needs it.
    QHostInfo::fromName(m_host);
    emit finished();
}

} // namespace vedette

#include "moc_NameLookup.cpp"
