// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Seeds.h"

#include <QDir>
#include <QFile>
#include <QMap>

#include <cstdio>

using namespace vedette::fuzz;

namespace {

/// A file's name: letters and digits, and one dash for all between them.
QString fileName(const QByteArray &name)
{
    QString plain;
    for (const char c : name) {
        const bool isPlain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (isPlain) {
            plain += QLatin1Char(c);
        } else if (!plain.endsWith(u'-')) {
            plain += u'-';
        }
    }
    return QStringLiteral("seed-") + plain;
}

bool write(const QString &folder, const QList<Seed> &seeds)
{
    if (!QDir().mkpath(folder)) {
        return false;
    }
    for (const Seed &seed : seeds) {
        QFile file(folder + u'/' + fileName(seed.name));
        if (!file.open(QIODevice::WriteOnly) || file.write(seed.input) != seed.input.size()) {
            return false;
        }
    }
    return true;
}

} // namespace

/// Writes every target's seeds into FOLDER/TARGET.
int main(int argumentCount, char **arguments)
{
    if (argumentCount != 2) {
        std::fprintf(stderr, "Usage: fuzz-seeds FOLDER\n");
        return 2;
    }
    const QMap<QString, QList<Seed>> all{
        {QStringLiteral("FuzzBodyParser"), bodyParserSeeds()},
        {QStringLiteral("FuzzDialect"), dialectSeeds()},
        {QStringLiteral("FuzzEnvFile"), envFileSeeds()},
        {QStringLiteral("FuzzHttpFields"), httpFieldsSeeds()},
        {QStringLiteral("FuzzJpegScanner"), jpegScannerSeeds()},
        {QStringLiteral("FuzzMultipartParser"), multipartParserSeeds()},
        {QStringLiteral("FuzzRelay"), relaySeeds()},
        {QStringLiteral("FuzzRequestHead"), requestHeadSeeds()},
        {QStringLiteral("FuzzServoAnswer"), servoAnswerSeeds()},
    };
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const QString folder = QString::fromLocal8Bit(arguments[1]) + u'/' + it.key();
        if (!write(folder, it.value())) {
            std::fprintf(stderr, "cannot write into %s\n", qPrintable(folder));
            return 1;
        }
    }
    return 0;
}
