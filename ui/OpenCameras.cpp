// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "OpenCameras.h"

#include "config/CameraFiles.h"
#include "config/SavedLogins.h"
#include "config/SavedRecord.h"
#include "steering/AxisScale.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

/// As the warnings name the files that are no cameras.
QStringList leftOutIn(const LoadedCameras &loaded)
{
    QStringList warnings;
    const QList<ConfigError> all = loaded.unusable + loaded.refused;
    for (const ConfigError &error : all) {
        warnings += leftOut(error);
    }
    return warnings;
}

} // namespace

LoadedCameras CameraPlace::load() const
{
    LoadedCameras loaded = folder.isEmpty() ? loadCameras(files, environment, commandLine)
                                            : loadFolder(folder, environment, commandLine);
    const auto &problem = loaded.loginError;
    const bool isLoginMissing =
        problem && problem->line == 0 && problem->key == key::UserName && loaded.owner.isEmpty();
    // Without a login cameras are watched; with a mistake, too, but the user shall know of it.
    if (problem && !isLoginMissing) {
        loaded.warnings += problem->message();
    }
    return loaded;
}

OpenCameras::OpenCameras(QObject *parent)
    : QObject(parent)
{
}

OpenCameras::~OpenCameras() = default;

void OpenCameras::openOne(const Settings &settings, const QString &envFile)
{
    forgetDemo();
    m_place = {};
    m_watch.reset();
    m_single = settings;
    LoadedCameras one;
    CameraConfig camera = settings.camera;
    camera.record.folder = recordFolderOf(envFile, camera);
    one.cameras = {{SingleId, envFile, camera, settings.server.mqttUrl}};
    one.owner = settings.server.owner;
    one.viewer = settings.server.viewer;
    one.recordings = settings.server.recordings;
    set(one);
}

void OpenCameras::openSeveral(const CameraPlace &place, const LoadedCameras &loaded)
{
    forgetDemo();
    m_place = place;
    m_single.reset();
    m_watch.reset();
    if (!place.folder.isEmpty()) {
        m_watch = std::make_unique<FolderWatch>(place.folder);
        connect(m_watch.get(), &FolderWatch::changed, this, &OpenCameras::reload);
    }
    set(loaded);
    reload();
}

void OpenCameras::openDemo(const LoadedCameras &cameras)
{
    if (!m_isDemo && !m_open.cameras.isEmpty()) {
        m_beforeDemo = {m_place, m_open, m_single};
    }
    m_isDemo = true;
    m_place = {};
    m_single.reset();
    m_watch.reset();
    set(cameras);
}

bool OpenCameras::leaveDemo()
{
    if (!m_beforeDemo) {
        return false;
    }
    const Before before = *m_beforeDemo;
    if (before.single) {
        openOne(*before.single, before.open.cameras.constFirst().envFile);
    } else {
        openSeveral(before.place, before.open);
    }
    return true;
}

void OpenCameras::forgetDemo()
{
    m_isDemo = false;
    m_beforeDemo.reset();
}

void OpenCameras::reload()
{
    const bool isFolderThere = !m_place.folder.isEmpty() && QFileInfo(m_place.folder).isReadable();
    if (m_isDemo || (m_place.folder.isEmpty() && m_place.files.isEmpty())) {
        return;
    }
    const LoadedCameras loaded = m_place.load();
    // A folder without a camera is one; a folder that is gone may be on a disk that comes back.
    if (loaded.error && !isFolderThere) {
        emit warned(tr("Nothing was changed: %1.").arg(loaded.error->message()));
        return;
    }
    set(loaded);
}

void OpenCameras::set(const LoadedCameras &loaded)
{
    const LoadedCameras before = m_open;
    m_open = loaded;
    sortAsKept();
    emit changed();
    if (leftOutIn(before) != leftOutIn(m_open)) {
        emit leftOutChanged();
    }
    warnOfMoreThan(before.warnings);
}

/// One sentence, which is all that there is room for; what is left out is said for itself.
void OpenCameras::warnOfMoreThan(const QStringList &before)
{
    QStringList texts = m_open.warnings;
    const QStringList known = before + leftOutIn(m_open);
    for (const QString &text : known) {
        texts.removeAll(text);
    }
    if (texts.size() > 1) {
        emit warned(tr("%1 (and %2 more)").arg(texts.constFirst()).arg(texts.size() - 1));
    } else if (!texts.isEmpty()) {
        emit warned(texts.constFirst());
    }
}

const StoredCamera *OpenCameras::find(const QString &id) const
{
    const auto found = std::find_if(m_open.cameras.cbegin(), m_open.cameras.cend(),
                                    [&id](const StoredCamera &camera) { return camera.id == id; });
    return found == m_open.cameras.cend() ? nullptr : &*found;
}

Mounting OpenCameras::mountingOf(const QString &id) const
{
    const StoredCamera *const camera = find(id);
    return camera != nullptr ? camera->config.mounting : Mounting();
}

QString OpenCameras::nameOf(const QString &id) const
{
    const StoredCamera *const camera = find(id);
    if (camera == nullptr) {
        return {};
    }
    return m_isDemo && m_open.cameras.size() == 1 ? tr("Demo") : camera->config.cameraName();
}

ServerConfig OpenCameras::logins() const
{
    return {.owner = m_open.owner,
            .viewer = m_open.viewer,
            .mqttUrl = {},
            .recordings = m_open.recordings};
}

QString OpenCameras::nameBeforeDemo() const
{
    if (!m_beforeDemo) {
        return {};
    }
    const QList<StoredCamera> &cameras = m_beforeDemo->open.cameras;
    return cameras.size() == 1 ? cameras.constFirst().config.cameraName()
                               : tr("%1 Cameras").arg(cameras.size());
}

std::optional<ConfigError> OpenCameras::saveChanged(const ServerConfig &logins) const
{
    const QString file = m_single ? m_open.cameras.constFirst().envFile : m_open.loginFile;
    std::optional<ConfigError> error;
    if (!file.isEmpty() && logins.owner != m_open.owner) {
        error = m_single ? saveOwnerLogin(logins.owner, file)
                         : saveLogins({.owner = logins.owner, .viewer = {}, .mqttUrl = {}}, file);
    }
    if (!file.isEmpty() && !error && logins.viewer != m_open.viewer) {
        error = saveViewerLogin(logins.viewer, file);
    }
    return error;
}

std::optional<ConfigError> OpenCameras::keepLogins(const ServerConfig &logins)
{
    auto error = saveChanged(logins);
    if (error) {
        return error;
    }
    if (m_single && logins.owner != m_open.owner) {
        m_single = withOwnerLogin(*m_single, logins.owner);
    }
    if (m_single) {
        m_single->server.viewer = logins.viewer;
    }
    m_open.owner = logins.owner;
    m_open.viewer = logins.viewer;
    return std::nullopt;
}

QString OpenCameras::setMounting(const QString &id, const Mounting &mounting)
{
    const StoredCamera *const camera =
        change(id, [&mounting](CameraConfig &config) { config.mounting = mounting; });
    return keep(camera, tr("The picture stays like this"),
                [&mounting](const QString &file) { return saveMounting(mounting, file); });
}

QString OpenCameras::setFieldOfView(const QString &id, QSize field, QSize ranges)
{
    QSize panAndTilt;
    const StoredCamera *const camera = change(id, [&](CameraConfig &config) {
        ServoAxes &axes = config.servoAxes;
        panAndTilt = servoSizes(ranges, config.mounting, axes);
        axes.panDegrees = panAndTilt.width() > 0 ? panAndTilt.width() : axes.panDegrees;
        axes.tiltDegrees = panAndTilt.height() > 0 ? panAndTilt.height() : axes.tiltDegrees;
        config.reach.fieldOfView = field;
    });
    return keep(camera, tr("The field of view is known"), [field, panAndTilt](const QString &file) {
        return saveFieldOfView(field, panAndTilt, file);
    });
}

QString OpenCameras::setRecord(const QString &id, const RecordConfig &record)
{
    const StoredCamera *const camera = change(id, [&record](CameraConfig &config) {
        const QString folder = config.record.folder;
        config.record = record;
        config.record.folder = folder;
    });
    QString problem = keep(camera, tr("What you set counts"),
                           [&record](const QString &file) { return saveRecord(record, file); });
    emit changed();
    return problem;
}

QString OpenCameras::recordingsFile() const
{
    return m_single ? m_open.cameras.constFirst().envFile : m_open.commonFile;
}

/// what: what counts already, until Vedette is closed or from now on.
QString
OpenCameras::keep(const StoredCamera *camera, const QString &what,
                  const std::function<std::optional<ConfigError>(const QString &file)> &save) const
{
    if (camera == nullptr || m_isDemo) {
        return {};
    }
    if (camera->envFile.isEmpty()) {
        return tr("%1 until you close Vedette: this camera has no file to keep that in. Save its "
                  "connection (Ctrl+E) to make one.")
            .arg(what);
    }
    const auto error = save(camera->envFile);
    return error ? tr("%1 until you close Vedette, since that could not be kept: %2")
                       .arg(what, error->message())
                 : QString();
}

/// Null when there is no such camera.
const StoredCamera *OpenCameras::change(const QString &id,
                                        const std::function<void(CameraConfig &config)> &how)
{
    const auto camera = std::find_if(m_open.cameras.begin(), m_open.cameras.end(),
                                     [&id](const StoredCamera &one) { return one.id == id; });
    if (camera == m_open.cameras.end()) {
        return nullptr;
    }
    how(camera->config);
    if (m_single) {
        how(m_single->camera);
    }
    return &*camera;
}

QString OpenCameras::orderKey() const
{
    QStringList places = m_place.folder.isEmpty() ? m_place.files : QStringList{m_place.folder};
    for (QString &place : places) {
        place = QFileInfo(place).absoluteFilePath();
    }
    places.sort();
    const QByteArray hash =
        QCryptographicHash::hash(places.join(QLatin1Char('\n')).toUtf8(), QCryptographicHash::Sha1);
    return QStringLiteral("order/") + QString::fromLatin1(hash.toHex());
}

void OpenCameras::sortAsKept()
{
    const QStringList order =
        m_isDemo || m_single ? QStringList() : QSettings().value(orderKey()).toStringList();
    const auto placeOf = [&order](const StoredCamera &camera) {
        const qsizetype place = order.indexOf(camera.id);
        return place < 0 ? order.size() : place;
    };
    std::stable_sort(m_open.cameras.begin(), m_open.cameras.end(),
                     [&placeOf](const StoredCamera &a, const StoredCamera &b) {
                         return placeOf(a) < placeOf(b);
                     });
}

void OpenCameras::setOrder(const QStringList &ids)
{
    std::stable_sort(m_open.cameras.begin(), m_open.cameras.end(),
                     [&ids](const StoredCamera &a, const StoredCamera &b) {
                         return ids.indexOf(a.id) < ids.indexOf(b.id);
                     });
    if (!m_isDemo && !m_single) {
        QSettings().setValue(orderKey(), ids);
    }
}

} // namespace vedette

#include "moc_OpenCameras.cpp"
