// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/SavedFile.h"
#include "http/AddressLiteral.h"
#include "web/listen/SelfSignedCertificate.h"
#include "web/listen/TlsIdentity.h"

#include <QDir>
#include <QSslCertificate>
#include <QUrl>

#include <algorithm>

namespace vedette {

namespace {

constexpr std::chrono::hours WrongClocks{1};

bool isGoodFor(const TlsIdentity &identity, const QStringList &hostNames)
{
    const auto names = identity.configuration.localCertificate().subjectAlternativeNames().values();
    const auto isNamed = [&names](const QString &host) {
        const auto address = addressFromLiteral(host);
        const QString name = address ? address->toString() : QString::fromLatin1(QUrl::toAce(host));
        return std::any_of(names.begin(), names.end(), [&](const QString &known) {
            const auto knownAddress = addressFromLiteral(known);
            return address ? knownAddress == address
                           : known.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    const auto renewal = std::chrono::duration_cast<std::chrono::seconds>(SelfSignedRenewal);
    return QDateTime::currentDateTimeUtc().addSecs(renewal.count()) < identity.expires &&
           std::all_of(hostNames.begin(), hostNames.end(), isNamed);
}

bool writeFile(const QString &path, const QByteArray &bytes, QFileDevice::Permissions permissions,
               QString *problem)
{
    const auto reason = saveFile(path, bytes, permissions);
    if (reason) {
        *problem = TlsIdentity::tr("%1 cannot be written: %2").arg(path, *reason);
    }
    return !reason;
}

} // namespace

std::optional<TlsIdentity> selfSignedIdentity(const QString &folder, const QStringList &hostNames,
                                              QString *problem)
{
    const QString certificateFile = QDir(folder).filePath(QStringLiteral("self-signed.crt"));
    const QString keyFile = QDir(folder).filePath(QStringLiteral("self-signed.key"));
    auto kept = loadTlsIdentity(certificateFile, keyFile, problem);
    if (kept && isGoodFor(*kept, hostNames)) {
        return kept;
    }
    problem->clear();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto made = SelfSignedCertificate::make(
        hostNames, now.addSecs(-std::chrono::seconds(WrongClocks).count()),
        now.addDays(SelfSignedLifetime.count()));
    if (!made) {
        *problem =
            TlsIdentity::tr("no certificate could be made for %1; are these names and addresses?")
                .arg(hostNames.join(QLatin1String(", ")));
        return std::nullopt;
    }
    if (!QDir().mkpath(folder)) {
        *problem = TlsIdentity::tr("the folder %1 cannot be made").arg(folder);
        return std::nullopt;
    }
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!writeFile(keyFile, made->key, owner, problem) ||
        !writeFile(certificateFile, made->certificate,
                   owner | QFileDevice::ReadGroup | QFileDevice::ReadOther, problem)) {
        return std::nullopt;
    }
    return loadTlsIdentity(certificateFile, keyFile, problem);
}

} // namespace vedette
