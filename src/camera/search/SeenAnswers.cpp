// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/SeenAnswers.h"

#include "http/HttpSyntax.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace vedette {

namespace {

void note(QStringList &texts, const QByteArray &text)
{
    const QString known = QString::fromUtf8(text.left(SeenAnswers::MaximumTextLength));
    if (!known.isEmpty() && !texts.contains(known)) {
        texts.append(known);
    }
}

QByteArray titleOf(const QByteArray &page)
{
    const QByteArray lower = page.toLower();
    const qsizetype begin = lower.indexOf("<title>");
    const qsizetype end = begin < 0 ? -1 : lower.indexOf("</title>", begin);
    const qsizetype from = begin + qsizetype{sizeof("<title>")} - 1;
    return end < 0 ? QByteArray() : page.sliced(from, end - from).trimmed();
}

/// Only an address at the same host, whatever it says otherwise.
QUrl addressAt(const QUrl &camera, const QString &said)
{
    const QUrl url(said, QUrl::StrictMode);
    const bool isThere = url.isValid() && http::isHttp(url) && url.host() == camera.host() &&
                         url.scheme() == camera.scheme();
    return isThere ? url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment) : QUrl();
}

} // namespace

void SeenAnswers::add(const SearchPlace &place, const ProbeAnswer &answer)
{
    using Kind = ProbeAnswer::Kind;
    isUnknownHost = isUnknownHost || answer.kind == Kind::NoSuchHost;
    isUntrusted = isUntrusted || answer.kind == Kind::Untrusted;
    silences += answer.kind == Kind::Silent ? 1 : 0;
    isReached = isReached || answer.kind == Kind::Other || answer.kind == Kind::Login;
    note(servers, answer.head.value("server"));
    for (const QByteArray &challenge : answer.head.values("www-authenticate")) {
        note(realms, challenge);
    }
    if (answer.kind == Kind::Login) {
        logins.append(place);
        return;
    }
    hasOpenPage = hasOpenPage || answer.head.status != 0;
    if (answer.kind == Kind::Picture) {
        picture = place;
        isStill = answer.head.contentType().toLower().startsWith("image/");
        return;
    }
    note(titles, titleOf(answer.body));
    const QJsonObject status = QJsonDocument::fromJson(answer.body).object();
    if (status.isEmpty() || place.url.path() != QLatin1String("/status")) {
        return;
    }
    const QStringList keys = status.keys().mid(0, MostStatusKeys);
    statusKeys = QSet<QString>(keys.cbegin(), keys.cend());
    streamUrl = addressAt(place.url, status.value(QLatin1String("stream_url")).toString());
}

} // namespace vedette
