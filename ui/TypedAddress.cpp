// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TypedAddress.h"

#include "base/PasswordSpan.h"
#include "config/WebAddress.h"
#include "http/AddressLogin.h"
#include "steering/ServoProfile.h"

namespace vedette {

namespace {

/// Where an ESP32-CAM has its stream, and never its requests.
constexpr int StreamPort = 81;

QUrl withoutPath(const QUrl &camera)
{
    QUrl url;
    url.setScheme(camera.scheme());
    url.setHost(camera.host());
    url.setPort(camera.port() == StreamPort ? -1 : camera.port());
    return url;
}

} // namespace

QString completedAddress(const QString &typed)
{
    const QString trimmed = typed.trimmed();
    if (trimmed.isEmpty()) {
        return {};
    }
    QString address =
        trimmed.contains(QLatin1String("://")) ? trimmed : QStringLiteral("http://") + trimmed;
    if (!WebAddress::problemOfAnyScheme(address).isEmpty()) {
        return address; // as it was typed, so that what is said about it fits
    }
    QUrl url = WebAddress::problemWith(address).isEmpty() ? WebAddress::of(address) : QUrl(address);
    if (url.isValid() && !url.host().isEmpty() && url.path().isEmpty() && !url.hasQuery()) {
        url.setPath(QStringLiteral("/mjpeg"));
    }
    return url.isValid() && !url.host().isEmpty() ? url.toString(QUrl::FullyEncoded) : trimmed;
}

QString guessedServoAddress(const QString &cameraAddress, bool isWhole)
{
    if (!WebAddress::problemWith(cameraAddress).isEmpty()) {
        return {};
    }
    const QUrl camera = WebAddress::of(cameraAddress);
    return (isWhole ? ServoProfile::guessedUrl(camera) : withoutPath(camera))
        .toString(QUrl::FullyEncoded);
}

QUrl typedAddress(const QString &typed, const QUrl &before)
{
    QUrl url = WebAddress::of(typed.trimmed());
    if (url.password(QUrl::FullyDecoded) == HiddenPassword && !before.password().isEmpty()) {
        url.setPassword(before.password(QUrl::FullyDecoded), QUrl::DecodedMode);
    }
    return url;
}

QString shownAddress(const QUrl &address, const QUrl &camera)
{
    const bool hasCamerasLogin = !hasOwnLogin(address) || address.userInfo() == camera.userInfo();
    return withoutPassword((hasCamerasLogin ? address.adjusted(QUrl::RemoveUserInfo) : address)
                               .toString(QUrl::FullyEncoded));
}

} // namespace vedette
