// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "EventLog.h"

#include "web/listen/ServiceManager.h"

#include <QDateTime>

#include <cstdio>

namespace vedette::EventLog {

namespace {

void writeLine(const QString &text, FILE *stream)
{
    const QString time =
        ServiceManager::isJournal(::fileno(stream))
            ? QString()
            : QDateTime::currentDateTime().toString(Qt::ISODate) + QLatin1Char(' ');
    std::fputs(qPrintable(time + text + QLatin1Char('\n')), stream);
    std::fflush(stream);
}

} // namespace

void install()
{
    if (!qEnvironmentVariableIsSet("QT_MESSAGE_PATTERN") &&
        !ServiceManager::isJournal(::fileno(stderr))) {
        qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddTHH:mm:ss} "
                                          "%{if-category}%{category}: %{endif}%{message}"));
    }
}

void write(const QString &event)
{
    writeLine(event, stdout);
}

void warn(const QString &event)
{
    writeLine(QStringLiteral("vedette-server: ") + event, stderr);
}

} // namespace vedette::EventLog
