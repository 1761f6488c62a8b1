// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/Route.h"

#include <QByteArrayList>

namespace vedette {

namespace {

QByteArray nameOf(Request::Method method)
{
    switch (method) {
    case Request::Method::Get:
        return "GET";
    case Request::Method::Head:
        return "HEAD";
    case Request::Method::Post:
        return "POST";
    case Request::Method::Put:
        return "PUT";
    case Request::Method::Delete:
        return "DELETE";
    case Request::Method::Other:
        break;
    }
    return {};
}

} // namespace

QByteArray Route::methods() const
{
    QByteArrayList names;
    if (reads()) {
        names += {"GET", "HEAD"};
    }
    const QList<Method> changing = changes();
    for (const Method method : changing) {
        names += nameOf(method);
    }
    return names.join(", ");
}

} // namespace vedette
