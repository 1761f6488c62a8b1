// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/WebFiles.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

// Outside any namespace, as Qt wants it; a library's resources have to be called in.
static void callInResources()
{
    Q_INIT_RESOURCE(web);
}

namespace vedette {

namespace {

constexpr QLatin1String WebFolder(":/web/");

struct WebFile
{
    QByteArray contentType;
    QByteArray bytes;
    QByteArray entityTag; ///< a strong one (RFC 9110, 8.8.3)
};

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

/// All there are, by name; read once. Looked up here, a name cannot lead elsewhere.
const QHash<QString, WebFile> &webFiles()
{
    static const QHash<QString, WebFile> all = [] {
        callInResources();
        QHash<QString, WebFile> files;
        QDirIterator found(WebFolder, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            QFile file(found.next());
            const QByteArray type = contentType(found.fileInfo().suffix());
            if (!type.isEmpty() && file.open(QIODevice::ReadOnly)) {
                const QByteArray bytes = file.readAll();
                const QByteArray digest =
                    QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
                files.insert(file.fileName().mid(WebFolder.size()),
                             {type, bytes, '"' + digest.left(32) + '"'});
            }
        }
        return files;
    }();
    return all;
}

/// Whether one of the tags in a list is that one, by the weak comparison that is asked for here: a
/// proxy that compresses makes a tag weak.
bool isAmong(QByteArrayView entityTag, QByteArrayView list)
{
    const QList<QByteArray> tags = list.toByteArray().split(',');
    return std::any_of(tags.begin(), tags.end(), [entityTag](const QByteArray &item) {
        const QByteArray tag = item.trimmed();
        return tag == "*" || (tag.startsWith("W/") ? tag.mid(2) : tag) == entityTag;
    });
}

} // namespace

bool isWebFile(const QString &name)
{
    return webFiles().contains(name);
}

std::optional<Answer> webFile(const QString &name, QByteArrayView ifNoneMatch)
{
    const auto file = webFiles().constFind(name);
    if (file == webFiles().constEnd()) {
        return std::nullopt;
    }
    return Answer{.status = isAmong(file->entityTag, ifNoneMatch) ? 304 : 200,
                  .contentType = file->contentType,
                  .cacheControl = "no-cache",
                  .body = file->bytes,
                  .more = {{"ETag", file->entityTag}}};
}

} // namespace vedette
