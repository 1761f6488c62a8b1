// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/WebFiles.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

// Outside any namespace, as Qt wants it; a library's resources have to be called in.
static void callInResources()
{
    Q_INIT_RESOURCE(web);
}

namespace vedette {

namespace {

constexpr QLatin1String WebFolder(":/web/");

QByteArray contentType(const QString &suffix)
{
    static const QHash<QString, QByteArray> types{
        {QStringLiteral("html"), "text/html; charset=utf-8"},
        {QStringLiteral("css"), "text/css; charset=utf-8"},
        {QStringLiteral("js"), "text/javascript; charset=utf-8"},
        {QStringLiteral("webmanifest"), "application/manifest+json"},
        {QStringLiteral("png"), "image/png"},
        {QStringLiteral("svg"), "image/svg+xml"},
    };
    return types.value(suffix);
}

} // namespace

bool isWebFile(const QString &name)
{
    callInResources();
    return !contentType(QFileInfo(name).suffix()).isEmpty() && !name.contains(QLatin1Char('/')) &&
           QFile::exists(WebFolder + name);
}

std::optional<Answer> webFile(const QString &name)
{
    QFile file(WebFolder + name);
    if (!isWebFile(name) || !file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    return Answer{
        .contentType = contentType(QFileInfo(name).suffix()), .body = file.readAll(), .more = {}};
}

} // namespace vedette
