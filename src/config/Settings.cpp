// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/Settings.h"

#include "config/EnvFile.h"
#include "config/MqttAddress.h"
#include "config/PasswordSpan.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace vedette {

namespace {

constexpr int MostStepDegrees = 180;

QString takeUrl(Settings &settings, const QString &name, const QString &value)
{
    const bool isBroker = name == key::MqttUrl;
    const QString problem = isBroker ? MqttAddress::problemWith(value) : urlProblem(value);
    if (!problem.isEmpty()) {
        return Settings::tr("%1: %2").arg(name, problem);
    }
    QUrl &url = isBroker                 ? settings.mqttUrl
                : name == key::CameraUrl ? settings.cameraUrl
                                         : settings.servoUrl;
    url = QUrl(value);
    return {};
}

/// Takes one value; what is wrong with it, or nothing.
QString take(Settings &settings, const QString &name, const QString &value)
{
    if (!settingKeys().contains(name)) {
        return Settings::tr("%1 is no setting of Vedette; it knows %2")
            .arg(name, settingKeys().join(QLatin1String(", ")));
    }
    if (value.isEmpty()) {
        return Settings::tr("%1 has no value").arg(name);
    }
    if (name == key::UserName) {
        settings.userName = value;
    } else if (name == key::Password) {
        settings.password = value;
    } else if (name == key::StepDegrees) {
        bool isNumber = false;
        settings.stepDegrees = value.toInt(&isNumber);
        if (!isNumber || settings.stepDegrees < 1 || settings.stepDegrees > MostStepDegrees) {
            return Settings::tr("%1 must be a whole number from 1 to %2")
                .arg(name)
                .arg(MostStepDegrees);
        }
    } else {
        return takeUrl(settings, name, value);
    }
    return {};
}

std::optional<ConfigError> takeAll(Settings &settings, const SettingValues &values,
                                   const QString &source)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const QString problem = take(settings, it.key(), it.value());
        if (!problem.isEmpty()) {
            return ConfigError{source, 0, problem};
        }
    }
    return std::nullopt;
}

std::optional<ConfigError> takeFile(LoadedSettings &loaded, const QString &path)
{
    const EnvFile file = EnvFile::read(path);
    if (file.error()) {
        return file.error();
    }
    for (const EnvFile::Entry &entry : file.entries()) {
        const QString problem = take(loaded.settings, entry.key, entry.value);
        if (!problem.isEmpty()) {
            return ConfigError{path, entry.line, problem};
        }
    }
    if (file.isReadableByOthers()) {
        loaded.warnings += Settings::tr("%1 can be read by others; run: chmod 600 %1").arg(path);
    }
    return std::nullopt;
}

std::optional<ConfigError> checkWhole(const Settings &settings, const QString &source)
{
    if (settings.cameraUrl.isEmpty()) {
        return ConfigError{
            source, 0,
            Settings::tr("%1 is missing: the address of the camera's stream, such as "
                         "http://192.168.1.50/mjpeg")
                .arg(key::CameraUrl)};
    }
    if (settings.userName.isEmpty() != settings.password.isEmpty()) {
        return ConfigError{source, 0,
                           Settings::tr("%1 and %2 belong together; one of them is missing")
                               .arg(key::UserName, key::Password)};
    }
    return std::nullopt;
}

} // namespace

const QStringList &settingKeys()
{
    static const QStringList keys{key::UserName, key::Password,    key::CameraUrl,
                                  key::ServoUrl, key::StepDegrees, key::MqttUrl};
    return keys;
}

LoadedSettings loadSettings(const QString &envFile, const SettingValues &environment,
                            const SettingValues &commandLine)
{
    LoadedSettings loaded;
    if (!envFile.isEmpty()) {
        loaded.error = takeFile(loaded, envFile);
    }
    if (!loaded.error) {
        loaded.error = takeAll(loaded.settings, environment, Settings::tr("the environment"));
    }
    if (!loaded.error) {
        loaded.error = takeAll(loaded.settings, commandLine, Settings::tr("the command line"));
    }
    if (!loaded.error) {
        loaded.error = checkWhole(loaded.settings,
                                  envFile.isEmpty() ? Settings::tr("the configuration") : envFile);
    }
    return loaded;
}

std::optional<ConfigError> saveSettings(const Settings &settings, const QString &envFile)
{
    EnvFile file = QFile::exists(envFile) ? EnvFile::read(envFile) : EnvFile::parse({}, envFile);
    if (file.error()) {
        return file.error();
    }
    file.set(key::CameraUrl, settings.cameraUrl.toString(QUrl::FullyEncoded));
    file.set(key::ServoUrl, settings.servoUrl.toString(QUrl::FullyEncoded));
    file.set(key::UserName, settings.userName);
    file.set(key::Password, settings.password);
    return file.write();
}

QString findEnvFile()
{
    for (const QString &path : {QStringLiteral(".env"), userEnvFile()}) {
        // A folder called .env is somebody's Python environment.
        if (QFileInfo(path).isFile()) {
            return path;
        }
    }
    return {};
}

QString userEnvFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/vedette/camera.env");
}

QString urlProblem(const QString &typed)
{
    const QUrl url(typed, QUrl::StrictMode);
    if (!typed.contains(QLatin1String("://"))) {
        return Settings::tr("an address begins with http:// or https://");
    }
    if (url.scheme() != QLatin1String("http") && url.scheme() != QLatin1String("https")) {
        return Settings::tr("only http and https addresses can be opened");
    }
    if (!url.isValid() || url.host().isEmpty()) {
        return Settings::tr("this is no address");
    }
    return {};
}

QString displayUrl(const QUrl &url)
{
    QUrl shown = url.adjusted(QUrl::RemovePassword);
    if (url.password().isEmpty()) {
        return shown.toString();
    }
    // QUrl would write the stars percent-encoded.
    const QString user = shown.userName();
    shown.setUserName({});
    QString text = shown.toString();
    return text.insert(text.indexOf(QLatin1String("://")) + 3,
                       user + QLatin1Char(':') + HiddenPassword + QLatin1Char('@'));
}

QString displayHost(const QUrl &url)
{
    return url.port() < 0 ? url.host()
                          : QStringLiteral("%1:%2").arg(url.host(), QString::number(url.port()));
}

} // namespace vedette
