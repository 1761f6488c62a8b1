// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/PageRoutes.h"

#include "web/routes/LoginRoutes.h"
#include "web/routes/WebFiles.h"

namespace vedette {

std::optional<Route> pageRoute(const QString &path, Page page, Role role)
{
    const QString start =
        page == Page::Wall ? QStringLiteral("wall.html") : QStringLiteral("index.html");
    const QString file = path == QLatin1String("/") ? start : path.mid(1);
    if (!isWebFile(file)) {
        return routeOfLogin(path, role);
    }
    return Route{.right = Right::Watch, .serve = [file](const Request &asked) {
                     asked.send(webFile(file, asked.connection->head().listValue("if-none-match"))
                                    .value_or(Answer()));
                 }};
}

} // namespace vedette
