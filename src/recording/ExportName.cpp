// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/ExportName.h"

#include "recording/EpochTime.h"
#include "recording/Export.h"

namespace vedette {

namespace {

/// Of the camera's name, in UTF-8: with times, number and extension it stays below 255.
constexpr qsizetype MostBytes = 180;

/// Without what some file system does not take, or what turns the text around it (bidi controls).
QString safe(const QString &text)
{
    static const QString reserved = QStringLiteral("/\\:*?\"<>|");
    QString name;
    qsizetype bytes = 0;
    const QList<uint> letters = text.trimmed().toUcs4();
    for (const char32_t letter : letters) {
        const QString one = QString::fromUcs4(&letter, 1);
        const bool isHarmless = QChar::isPrint(letter) && !reserved.contains(one);
        bytes += isHarmless ? one.toUtf8().size() : 1;
        if (bytes > MostBytes) {
            break;
        }
        name += isHarmless ? one : QStringLiteral("_");
    }
    return name.startsWith(QLatin1Char('.')) ? QStringLiteral("camera") + name : name;
}

} // namespace

QString exportName(const ExportRequest &request)
{
    const QString title = safe(request.title);
    const QString id = safe(request.camera);
    const QString camera = !title.isEmpty() ? title : !id.isEmpty() ? id : QStringLiteral("camera");
    const QDateTime from = localTime(inRange(request.from));
    QString begin = camera + from.toString(QStringLiteral(" yyyy-MM-dd HH-mm-ss"));
    if (request.format == ExportRequest::Format::Still) {
        return begin;
    }
    const QDateTime to = localTime(inRange(request.to));
    const QString end = from.date() == to.date() ? QStringLiteral(" 'to' HH-mm-ss")
                                                 : QStringLiteral(" 'to' yyyy-MM-dd HH-mm-ss");
    return begin + to.toString(end);
}

} // namespace vedette
