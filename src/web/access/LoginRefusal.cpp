// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/access/LoginRefusal.h"

#include <QCoreApplication>

namespace vedette {

namespace {

struct LoginRefusal
{
    Q_DECLARE_TR_FUNCTIONS(LoginRefusal)
};

QString titleFor(Authenticator::Verdict verdict)
{
    switch (verdict) {
    case Authenticator::Verdict::Throttled:
        return LoginRefusal::tr("Too many wrong passwords");
    case Authenticator::Verdict::Wrong:
        return LoginRefusal::tr("The user name or the password is wrong");
    case Authenticator::Verdict::Missing:
    case Authenticator::Verdict::Accepted:
        break;
    }
    return LoginRefusal::tr("A user name and a password are needed");
}

bool wantsPage(const QByteArray &accept)
{
    // A browser that opens an address says so; its pictures, scripts and players do not.
    return accept.toLower().contains("text/html");
}

Answer refusal(int status, bool isPage, const QString &title, const QString &advice)
{
    return isPage ? Answer::page(status, title, advice)
                  : Answer::text(status, title + QLatin1String(". ") + advice);
}

} // namespace

Answer loginRefusal(const Authenticator::Result &result, const QByteArray &accept)
{
    const bool mustWait = result.verdict == Authenticator::Verdict::Throttled;
    const bool isPage = wantsPage(accept);
    const QString title = titleFor(result.verdict);
    const QString advice =
        mustWait ? LoginRefusal::tr("Try again in %1 s.").arg(result.retryAfter.count())
        : isPage ? LoginRefusal::tr("Reload this page and enter the user name and the password "
                                    "for watching this camera. The person who set up Vedette "
                                    "here knows them.")
                 : LoginRefusal::tr("Log in with the user name and the password for watching "
                                    "this camera (HTTP Basic authentication).");
    Answer answer = refusal(mustWait ? 429 : 401, isPage, title, advice);
    if (mustWait) {
        answer.more.emplaceBack("Retry-After", QByteArray::number(result.retryAfter.count()));
    } else {
        answer.more.emplaceBack("WWW-Authenticate", Authenticator::challenge());
    }
    return answer;
}

Answer rightRefusal(Right right, const QByteArray &accept)
{
    if (right == Right::Review) {
        return Answer::text(
            403, LoginRefusal::tr("This login may only watch; sign in as the owner to see what was "
                                  "recorded."));
    }
    if (right != Right::SignIn) {
        return Answer::text(
            403, LoginRefusal::tr("This login may only watch; sign in as the owner to steer."));
    }
    const bool isPage = wantsPage(accept);
    Answer answer = refusal(
        401, isPage, LoginRefusal::tr("This login may only watch"),
        isPage ? LoginRefusal::tr("Reload this page to enter the user name and the password of the "
                                  "owner, or go back to watch.")
               : LoginRefusal::tr("Log in with the user name and the password of the owner (HTTP "
                                  "Basic authentication)."));
    answer.more.emplaceBack("WWW-Authenticate", Authenticator::challenge());
    return answer;
}

} // namespace vedette
