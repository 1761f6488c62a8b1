// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/Settings.h"

#include "base/SavedFile.h"
#include "config/EnvFile.h"
#include "config/SettingValue.h"
#include "dialects/DialectLibrary.h"
#include "http/AddressLogin.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace vedette {

namespace {

/// The .env file's own name is the camera's, where it has one: garden.env, but not .env.
QString nameOfFile(const QString &path)
{
    const QString name = QFileInfo(path).completeBaseName();
    QString kept = name.first(std::min<qsizetype>(name.size(), CameraConfig::MaximumNameLength));
    if (kept.size() < name.size() && kept.back().isHighSurrogate()) {
        kept.chop(1); // half an emoji
    }
    return kept;
}

void keepFirst(std::optional<ConfigError> &first, const std::optional<ConfigError> &next)
{
    if (!first) {
        first = next;
    }
}

void takeAll(LoadedSettings &loaded, const SettingValues &values, const QString &source)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        const QString problem = takeSetting(loaded.settings, it.key(), it.value());
        if (!problem.isEmpty()) {
            keepFirst(loaded.error, ConfigError{source, 0, problem, it.key()});
        }
    }
}

void takeFile(LoadedSettings &loaded, const QString &path)
{
    const EnvFile file = EnvFile::read(path);
    const QString folder = QFileInfo(path).path();
    loaded.error = file.takeAll([&](const QString &name, const QString &value) {
        return takeSetting(loaded.settings, name, value, folder);
    });
    loaded.warnings += file.warnings();
}

/// What is wrong with a login of which one half is missing.
std::optional<ConfigError> problemWithHalf(const Login &login, QLatin1String name,
                                           QLatin1String password, const QString &source)
{
    if (!login.isHalf()) {
        return std::nullopt;
    }
    return ConfigError{
        source, 0,
        Settings::tr("%1 and %2 belong together; one of them is missing").arg(name, password),
        login.userName.isEmpty() ? name : password};
}

std::optional<ConfigError> checkWhole(const Settings &settings, const QString &source)
{
    if (settings.camera.cameraUrl.isEmpty()) {
        return ConfigError{
            source, 0,
            Settings::tr("%1 is missing: the address of the camera's stream, such as "
                         "http://192.168.1.50/mjpeg")
                .arg(key::CameraUrl),
            key::CameraUrl};
    }
    return problemWithLogins(settings.server, source);
}

/// What of the owner's login is the camera's too: nothing where its addresses say which it is, so
/// that another login of the owner does not make it another camera.
Login loginFor(const CameraConfig &camera, const Login &owner)
{
    const bool isNeeded = !hasOwnLogin(camera.cameraUrl) ||
                          (!camera.servoUrl.isEmpty() && !hasOwnLogin(camera.servoUrl));
    return isNeeded ? owner : Login();
}

/// A name that the file's camera would have anyway stays as it is written.
void setName(EnvFile &file, const QString &name, const QString &path)
{
    const QString written = file.value(key::Name);
    const QString present = written.isEmpty() ? nameOfFile(path) : written;
    if (!name.isEmpty() && name != present) {
        file.set(key::Name, name == nameOfFile(path) ? QString() : name);
    }
}

/// Makes comments of all lines that loadSettings() does not accept. withViewer: those of the
/// viewer's login are not among them. folder: the file's own.
void dropWrongLines(EnvFile &file, bool withViewer, const QString &folder)
{
    QList<int> wrong = file.wrongLines();
    Settings scratch;
    for (const EnvFile::Entry &entry : file.entries()) {
        const bool isViewers = entry.key == key::ViewerName || entry.key == key::ViewerPassword;
        if ((isViewers && !withViewer) ||
            !takeSetting(scratch, entry.key, entry.value, folder).isEmpty()) {
            wrong.append(entry.line);
        }
    }
    file.commentOut(wrong);
}

QString yesOrNothing(bool yes)
{
    return yes ? QStringLiteral("yes") : QString();
}

void setMounting(EnvFile &file, const Mounting &mounting)
{
    file.set(key::Rotate, mounting.rotation == 0 ? QString() : QString::number(mounting.rotation));
    file.set(key::Mirror, yesOrNothing(mounting.isMirrored));
    file.set(key::Flip, yesOrNothing(mounting.isFlipped));
}

/// By its id, unless the line that is there names it already: by a path, perhaps. One that has no
/// id here, as it is a file elsewhere, leaves the line as it is.
void setDialect(EnvFile &file, const DialectPointer &dialect, const QString &folder)
{
    const auto isNamedBy = [&](const QString &name) {
        const DialectResult found = DialectLibrary::find(name, folder);
        const auto *const named = std::get_if<DialectPointer>(&found);
        return named != nullptr && *named == dialect;
    };
    if (!dialect) {
        file.set(key::ServoDialect, {});
    } else if (!isNamedBy(file.value(key::ServoDialect)) && isNamedBy(dialect->id)) {
        file.set(key::ServoDialect, dialect->id);
    }
}

void setServos(EnvFile &file, const CameraConfig &camera, const QString &folder)
{
    setDialect(file, camera.dialect, folder);
    file.set(key::ServoChannel,
             camera.servoChannel ? QString::number(*camera.servoChannel) : QString());
    const CameraConfig usual;
    const bool areUsualIds = camera.panId == usual.panId && camera.tiltId == usual.tiltId;
    file.set(key::ServoIds, areUsualIds ? QString() : camera.panId + u',' + camera.tiltId);
    file.set(key::InvertPan, yesOrNothing(camera.servoAxes.isPanInverted));
    file.set(key::InvertTilt, yesOrNothing(camera.servoAxes.isTiltInverted));
    file.set(key::SwapAxes, yesOrNothing(camera.servoAxes.areSwapped));
}

} // namespace

const QStringList &settingKeys()
{
    static const QStringList keys{key::UserName,     key::Password,       key::CameraUrl,
                                  key::ServoUrl,     key::StepDegrees,    key::MqttUrl,
                                  key::ViewerName,   key::ViewerPassword, key::Name,
                                  key::Rotate,       key::Mirror,         key::Flip,
                                  key::ServoDialect, key::ServoChannel,   key::ServoIds,
                                  key::InvertPan,    key::InvertTilt,     key::SwapAxes,
                                  key::PanDegrees,   key::TiltDegrees,    key::PanLimits,
                                  key::TiltLimits,   key::Centre,         key::FieldOfView,
                                  key::Record,       key::RecordBefore,   key::RecordSegment,
                                  key::RecordEvery,  key::RecordKeep,     key::RecordKeepDays,
                                  key::RecordFolder, key::RecordKeepFree, key::ViewerRecordings};
    return keys;
}

const QStringList &commonKeys()
{
    static const QStringList keys{key::UserName,       key::Password,        key::ViewerName,
                                  key::ViewerPassword, key::MqttUrl,         key::DefaultCamera,
                                  key::RecordFolder,   key::RecordKeep,      key::RecordKeepDays,
                                  key::RecordKeepFree, key::ViewerRecordings};
    return keys;
}

LoadedSettings loadSettings(const QString &envFile, const SettingValues &environment,
                            const SettingValues &commandLine)
{
    LoadedSettings loaded;
    if (!envFile.isEmpty()) {
        takeFile(loaded, envFile);
    }
    takeAll(loaded, environment, Settings::tr("the environment"));
    takeAll(loaded, commandLine, Settings::tr("the command line"));
    keepFirst(loaded.error,
              checkWhole(loaded.settings,
                         envFile.isEmpty() ? Settings::tr("the configuration") : envFile));
    CameraConfig &camera = loaded.settings.camera;
    if (camera.name.isEmpty()) {
        camera.name = nameOfFile(envFile);
    }
    camera.login = loginFor(camera, loaded.settings.server.owner);
    return loaded;
}

std::optional<ConfigError> problemWithLogins(const ServerConfig &server, const QString &source)
{
    auto half = problemWithHalf(server.owner, key::UserName, key::Password, source);
    if (half) {
        return half;
    }
    const Login &viewer = server.viewer;
    if (!viewer.isEmpty() && server.owner.isEmpty()) {
        return ConfigError{source, 0,
                           Settings::tr("%1 is of those who may only watch, and counts only beside "
                                        "the owner's login: add %2 and %3")
                               .arg(key::ViewerName, key::UserName, key::Password),
                           key::UserName};
    }
    if (!viewer.isEmpty() && viewer.userName == server.owner.userName) {
        return ConfigError{source, 0,
                           Settings::tr("%1 and %2 are the same; by the name Vedette tells who may "
                                        "only watch. Change one of them")
                               .arg(key::ViewerName, key::UserName),
                           key::ViewerName};
    }
    return problemWithHalf(viewer, key::ViewerName, key::ViewerPassword, source);
}

std::optional<ConfigError> saveSettings(const Settings &settings, const QString &envFile)
{
    EnvFile file = QFile::exists(envFile) ? EnvFile::read(envFile) : EnvFile::parse({}, envFile);
    const QString backup = backupOf(envFile);
    if (!backup.isEmpty()) {
        QFile old(envFile);
        if (!old.rename(backup)) {
            return ConfigError{
                envFile,
                0,
                Settings::tr("cannot be kept as %1: %2").arg(backup, old.errorString()),
                {}};
        }
        file = EnvFile::parse({}, envFile);
    }
    if (file.error() && file.wrongLines().isEmpty()) {
        return file.error();
    }
    const bool withViewer = !problemWithLogins(settings.server, {});
    const QString folder = QFileInfo(envFile).path();
    dropWrongLines(file, withViewer, folder);
    file.set(key::CameraUrl, settings.camera.cameraUrl.toString(QUrl::FullyEncoded));
    file.set(key::ServoUrl, settings.camera.servoUrl.toString(QUrl::FullyEncoded));
    setServos(file, settings.camera, folder);
    setName(file, settings.camera.name, envFile);
    file.set(key::UserName, settings.server.owner.userName);
    file.set(key::Password, settings.server.owner.password);
    if (withViewer) {
        file.set(key::ViewerName, settings.server.viewer.userName);
        file.set(key::ViewerPassword, settings.server.viewer.password);
    }
    setMounting(file, settings.camera.mounting);
    auto error = file.write();
    if (error && !backup.isEmpty()) {
        QFile::rename(backup, envFile);
    }
    return error;
}

std::optional<ConfigError> saveMounting(const Mounting &mounting, const QString &envFile)
{
    EnvFile file = EnvFile::read(envFile);
    if (file.error()) {
        return file.error();
    }
    setMounting(file, mounting);
    return file.write();
}

std::optional<ConfigError> saveFieldOfView(QSize degrees, QSize panAndTilt, const QString &envFile)
{
    EnvFile file = EnvFile::read(envFile);
    if (file.error()) {
        return file.error();
    }
    file.set(key::FieldOfView, QStringLiteral("%1x%2").arg(degrees.width()).arg(degrees.height()));
    if (panAndTilt.width() > 0) {
        file.set(key::PanDegrees, QString::number(panAndTilt.width()));
    }
    if (panAndTilt.height() > 0) {
        file.set(key::TiltDegrees, QString::number(panAndTilt.height()));
    }
    return file.write();
}

QString backupOf(const QString &envFile)
{
    // What is no file (a folder, say) was not meant as one.
    if (!QFileInfo(envFile).isFile()) {
        return {};
    }
    const EnvFile file = EnvFile::read(envFile);
    if (!file.error() || !file.wrongLines().isEmpty()) {
        return {};
    }
    return freePathBeside(envFile, QLatin1String(".bak"));
}

Settings withOwnerLogin(Settings settings, const Login &login)
{
    settings.server.owner = login;
    CameraConfig &camera = settings.camera;
    for (QUrl *const url : {&camera.cameraUrl, &camera.servoUrl}) {
        if (!login.userName.isEmpty() && !hasOwnLogin(*url)) {
            *url = withLogin(*url, {}, {});
        }
    }
    camera.login = loginFor(camera, login);
    return settings;
}

QString localEnvFile()
{
    // A folder called .env is somebody's Python environment.
    const QString path = QStringLiteral(".env");
    return QFileInfo(path).isFile() ? path : QString();
}

QString findEnvFile()
{
    const QString local = localEnvFile();
    const QString own = userEnvFile();
    return local.isEmpty() && QFileInfo(own).isFile() ? own : local;
}

QString userEnvFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/vedette/camera.env");
}

} // namespace vedette
