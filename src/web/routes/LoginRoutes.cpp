// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/LoginRoutes.h"

#include <QCoreApplication>

namespace vedette {

namespace {

struct LoginRoutes
{
    Q_DECLARE_TR_FUNCTIONS(LoginRoutes)
};

Answer whoAsks(Role role)
{
    return Answer::json(role == Role::Owner ? "{\"role\":\"owner\"}" : "{\"role\":\"viewer\"}");
}

/// To the page beside this address, whatever a proxy has put in front of it. It goes nowhere else,
/// so no address of another site can be smuggled in.
Answer backToThePage()
{
    Answer answer = Answer::text(303, LoginRoutes::tr("You are signed in as the owner."));
    answer.more.emplaceBack("Location", "./");
    return answer;
}

} // namespace

std::optional<Route> routeOfLogin(const QString &path, Role role)
{
    if (path == QLatin1String("/api/me")) {
        return Route{.right = Right::Watch,
                     .serve = [role](const Request &asked) { asked.send(whoAsks(role)); }};
    }
    if (path == QLatin1String("/owner")) {
        return Route{.right = Right::SignIn,
                     .serve = [](const Request &asked) { asked.send(backToThePage()); }};
    }
    return std::nullopt;
}

} // namespace vedette
