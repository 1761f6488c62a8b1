// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"
#include "config/ConfigError.h"
#include "config/ServerConfig.h"

#include <QCoreApplication>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace vedette {

/// What one camera's .env file, the environment and the command line say together.
struct Settings
{
    CameraConfig camera;
    ServerConfig server;

    bool operator==(const Settings &) const = default;

    Q_DECLARE_TR_FUNCTIONS(Settings)
};

/// The keys of a .env file, which are those of the process environment.
namespace key {
inline constexpr QLatin1String UserName("HTTP_AUTH_USERNAME");
inline constexpr QLatin1String Password("HTTP_AUTH_PASSWORD");
inline constexpr QLatin1String ViewerName("VEDETTE_VIEWER_USERNAME");
inline constexpr QLatin1String ViewerPassword("VEDETTE_VIEWER_PASSWORD");
inline constexpr QLatin1String CameraUrl("CAM_URL");
inline constexpr QLatin1String ServoUrl("SERVO_URL");
inline constexpr QLatin1String ServoDialect("VEDETTE_SERVO_DIALECT");
inline constexpr QLatin1String ServoChannel("VEDETTE_SERVO_CHANNEL");
inline constexpr QLatin1String ServoIds("VEDETTE_SERVO_IDS");
inline constexpr QLatin1String InvertPan("VEDETTE_SERVO_INVERT_PAN");
inline constexpr QLatin1String InvertTilt("VEDETTE_SERVO_INVERT_TILT");
inline constexpr QLatin1String SwapAxes("VEDETTE_SERVO_SWAP_AXES");
inline constexpr QLatin1String PanDegrees("VEDETTE_PAN_DEGREES");
inline constexpr QLatin1String TiltDegrees("VEDETTE_TILT_DEGREES");
inline constexpr QLatin1String PanLimits("VEDETTE_PAN_LIMITS");
inline constexpr QLatin1String TiltLimits("VEDETTE_TILT_LIMITS");
inline constexpr QLatin1String Centre("VEDETTE_CENTRE");
inline constexpr QLatin1String FieldOfView("VEDETTE_FIELD_OF_VIEW");
inline constexpr QLatin1String StepDegrees("VEDETTE_STEP_DEGREES");
inline constexpr QLatin1String Record("VEDETTE_RECORD");
inline constexpr QLatin1String RecordBefore("VEDETTE_RECORD_BEFORE");
inline constexpr QLatin1String RecordSegment("VEDETTE_RECORD_SEGMENT");
inline constexpr QLatin1String RecordEvery("VEDETTE_RECORD_EVERY");
// Of one camera in its own file, of all together in server.env.
inline constexpr QLatin1String RecordKeep("VEDETTE_RECORD_KEEP_GB");
inline constexpr QLatin1String RecordKeepDays("VEDETTE_RECORD_KEEP_DAYS");
inline constexpr QLatin1String RecordFolder("VEDETTE_RECORD_FOLDER");
inline constexpr QLatin1String RecordKeepFree("VEDETTE_RECORD_KEEP_FREE_GB");
inline constexpr QLatin1String ViewerRecordings("VEDETTE_VIEWER_RECORDINGS");
inline constexpr QLatin1String MqttUrl("VEDETTE_MQTT_URL");
inline constexpr QLatin1String Name("VEDETTE_NAME");
inline constexpr QLatin1String Rotate("VEDETTE_ROTATE");
inline constexpr QLatin1String Mirror("VEDETTE_MIRROR");
inline constexpr QLatin1String Flip("VEDETTE_FLIP");
/// Of several cameras only, see CameraStore.h.
inline constexpr QLatin1String DefaultCamera("VEDETTE_DEFAULT_CAMERA");
} // namespace key
/// All that one camera's file may have.
const QStringList &settingKeys();
/// All that the server.env of several cameras may have.
const QStringList &commonKeys();

/// What loading settings came to.
struct LoadedSettings
{
    Settings settings;
    QStringList warnings; ///< whole sentences for the user
    /// The first; settings then hold what could be read, for the user to correct.
    std::optional<ConfigError> error;
};

/// Values by key, as a command line or an environment gives them.
using SettingValues = QMap<QString, QString>;

/// Reads envFile (none when empty) and lays environment and then commandLine over it.
LoadedSettings loadSettings(const QString &envFile, const SettingValues &environment,
                            const SettingValues &commandLine);
/// What is wrong with the logins of those who watch: half a login, a viewer's without the owner's,
/// the same name for both. source: where they come from. No login at all is none of these.
std::optional<ConfigError> problemWithLogins(const ServerConfig &server, const QString &source);

/// The settings' two addresses, dialect with channel and ids, inverted and swapped axes, name, two
/// logins and mounting, laid over what envFile holds; other lines stay. Lines that loadSettings()
/// does not accept become comments, as do those of a viewer's login that problemWithLogins()
/// refuses; a file that cannot be read at all is kept as backupOf() says. Either way the file can
/// be loaded afterwards.
std::optional<ConfigError> saveSettings(const Settings &settings, const QString &envFile);
/// Lays the mounting alone over what envFile holds.
std::optional<ConfigError> saveMounting(const Mounting &mounting, const QString &envFile);
/// … or the field of view, together with how far the axes turn where that is not null.
std::optional<ConfigError> saveFieldOfView(QSize degrees, QSize panAndTilt, const QString &envFile);
/// Where saveSettings() keeps a file that it has to replace as a whole; empty when it has not.
QString backupOf(const QString &envFile);

/// The settings with another login of the owner, which the camera does not get.
Settings withOwnerLogin(Settings settings, const Login &login);

/// The .env file in the current folder; empty when there is none.
QString localEnvFile();
/// The .env file of one camera to use when none is named: the one in the current folder, else the
/// user's own; empty when there is neither.
QString findEnvFile();
/// Where the user's own .env file is that is not one of several, see UserCameras.h.
QString userEnvFile();

} // namespace vedette
