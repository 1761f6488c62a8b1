// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ServerProgram.h"

#include "base/RandomPassword.h"
#include "camera/Camera.h"
#include "config/UserCameras.h"
#include "EventLog.h"
#include "web/listen/ServiceManager.h"

#include <QCoreApplication>
#include <QMetaEnum>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace vedette {

namespace {

void print(const QString &text, FILE *stream = stdout)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stream);
    std::fflush(stream);
}

void printError(const QString &text)
{
    print(QStringLiteral("vedette-server: ") + text, stderr);
}

/// The state, and why; not twice the same.
QString cameraEvent(const StreamStatus &status)
{
    const char *const key =
        QMetaEnum::fromType<StreamState>().valueToKey(static_cast<int>(status.state));
    const QString state = QString::fromLatin1(key).toLower();
    return status.reason.isEmpty() || status.reason.startsWith(state)
               ? state
               : QStringLiteral("%1: %2").arg(state, status.reason);
}

/// Of a service that systemd keeps a folder for (systemd.exec(5)); empty: there is none.
QString usualRecordFolder()
{
    const QString state = qEnvironmentVariable("STATE_DIRECTORY").section(QLatin1Char(':'), 0, 0);
    return state.isEmpty() ? QString() : state + QStringLiteral("/recordings");
}

} // namespace

ServerProgram::ServerProgram(CommandLine line, SettingValues environment, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_environment(std::move(environment))
    , m_mqtt(mqtt::brokers(&EventLog::write))
    , m_watchdog(this)
{
    m_line.folder = m_line.folderToRead(m_environment);
    connect(&m_watchdog, &QTimer::timeout, this, [] { ServiceManager::notifyWatchdog(); });
}

ServerProgram::~ServerProgram() = default;

LoadedCameras ServerProgram::loadOne() const
{
    const QString envFile = m_line.envFileToRead();
    LoadedSettings one =
        loadSettings(envFile, m_line.demo ? SettingValues() : m_environment, m_line.values);
    const bool isNamed =
        m_line.values.contains(key::CameraUrl) || m_environment.contains(key::CameraUrl);
    if (one.error && one.error->key == key::CameraUrl && envFile.isEmpty() && !isNamed) {
        one.error->source = tr("there is no camera");
        one.error->text = tr("no .env file in the current folder, and none in %1. Name a file, a "
                             "folder of them or the address of the camera's stream (%2)")
                              .arg(userCameraFolder(), key::CameraUrl);
    }
    one.settings.camera.record.folder = recordFolderOf(envFile, one.settings.camera);
    return {.cameras = {{.id = {},
                         .envFile = envFile,
                         .config = one.settings.camera,
                         .mqttUrl = one.settings.server.mqttUrl}},
            .commonFile = {},
            .owner = one.settings.server.owner,
            .viewer = one.settings.server.viewer,
            .recordings = one.settings.server.recordings,
            .loginFile = envFile,
            .defaultCamera = {},
            .warnings = one.warnings,
            .unusable = {},
            .refused = {},
            .error = one.error,
            .loginError = {}};
}

LoadedCameras ServerProgram::load() const
{
    LoadedCameras loaded = m_line.demo > 1 ? loadGiven(m_demo->cameras(), m_line.values)
                           : !m_line.folder.isEmpty()
                               ? loadFolder(m_line.folder, m_environment, m_line.values)
                           : !m_line.cameraFiles.isEmpty()
                               ? loadCameras(m_line.cameraFiles, m_environment, m_line.values)
                               : loadOne();
    loaded.error = loaded.serveError();
    if (loaded.error) {
        return loaded;
    }
    QStringList problems{WebServer::problemWith(loaded.owner, loaded.viewer)};
    for (const StoredCamera &camera : std::as_const(loaded.cameras)) {
        problems.append(mqtt::problemWith(camera.mqttUrl));
    }
    problems.removeAll(QString());
    if (!problems.isEmpty()) {
        const QString file = loaded.cameras.constFirst().envFile;
        const QString where = !m_line.folder.isEmpty() ? m_line.folder : file;
        loaded.error = ConfigError{
            where.isEmpty() ? tr("the configuration") : where, 0, problems.constFirst(), {}};
    }
    return loaded;
}

std::optional<int> ServerProgram::start()
{
    QString problem;
    const QList<int> inherited = ServiceManager::inheritedSockets(&problem);
    if (!problem.isEmpty()) {
        printError(problem);
        return ExitUsage;
    }
    const auto options = WebOptions::check(m_line.serve, !inherited.isEmpty(), &problem);
    if (!options) {
        printError(problem);
        return ExitUsage;
    }
    if (m_line.demo) {
        if (const auto failure = startDemo()) {
            return failure;
        }
    }
    if (!m_line.folder.isEmpty() && !m_line.check) {
        m_watch = std::make_unique<FolderWatch>(m_line.folder);
        connect(m_watch.get(), &FolderWatch::changed, this, &ServerProgram::reload);
    }
    const LoadedCameras loaded = load();
    for (const QString &warning : loaded.warnings) {
        printError(warning);
    }
    if (loaded.error) {
        printError(loaded.error->message());
        return ExitUsage;
    }
    return serve(loaded, *options, inherited);
}

std::optional<int> ServerProgram::startDemo()
{
    m_demo = std::make_unique<DemoCameraProcess>(m_line.demo);
    if (!m_demo->start()) {
        printError(m_demo->errorText());
        return ExitFailure;
    }
    if (m_line.demo == 1) {
        m_line.values.insert(m_demo->cameras().constFirst());
    }
    m_line.values.insert(key::UserName, QStringLiteral("demo"));
    m_line.values.insert(key::Password, randomPassword());
    return std::nullopt;
}

std::optional<int> ServerProgram::serve(const LoadedCameras &loaded, WebOptions options,
                                        const QList<int> &inheritedSockets)
{
    m_server = std::make_unique<WebServer>(std::move(options));
    for (const QString &warning : m_server->warnings()) {
        printError(warning);
    }
    if (!m_server->start(inheritedSockets)) {
        printError(m_server->errorText());
        return ExitFailure;
    }
    if (m_line.check) {
        return check(loaded);
    }
    connect(&m_cameras, &CameraSet::added, this, &ServerProgram::open);
    connect(&m_cameras, &CameraSet::aboutToRemove, this, &ServerProgram::close);
    apply(loaded);
    announce(loaded);
    startWatchdog();
    return std::nullopt;
}

void ServerProgram::apply(const LoadedCameras &loaded)
{
    QMap<QString, CameraConfig> wanted;
    for (const StoredCamera &camera : loaded.cameras) {
        wanted.insert(camera.id, camera.config);
    }
    Router &router = m_server->router();
    router.setCredentials(loaded.owner, loaded.viewer);
    router.setDefaultCamera(loaded.defaultCamera);
    router.setViewersReview(loaded.recordings.areForViewers);
    recordInto(loaded);
    m_cameras.set(wanted);
    for (const StoredCamera &camera : loaded.cameras) {
        tellBroker(camera);
    }
}

void ServerProgram::recordInto(const LoadedCameras &loaded)
{
    const RecordFolderConfig &folder = loaded.recordings;
    const QString present = m_disk ? m_disk->path() : QString();
    const QString path = folder.path.isEmpty() ? usualRecordFolder() : folder.path;
    if (path != present) {
        m_brokers.clear(); // what they take depends on it
        m_cameras.recordOn(nullptr);
        m_disk = path.isEmpty() ? nullptr : std::make_unique<RecordingDisk>(path);
        m_cameras.recordOn(m_disk.get());
    }
    if (m_disk) {
        m_disk->setRetention(Retention::of(loaded.recordings, loaded.cameras));
    }
}

void ServerProgram::tellBroker(const StoredCamera &camera)
{
    Broker &broker = m_brokers[camera.id];
    if (broker.url != camera.mqttUrl) {
        broker.bridge.reset(); // two would speak for one camera
        broker.url = camera.mqttUrl;
        broker.bridge = m_mqtt->bridge(*m_cameras.find(camera.id), camera.id, broker.url);
    }
}

void ServerProgram::open(const QString &id, Camera *camera)
{
    m_server->router().addCamera(id, *camera);
    connect(&camera->stream(), &CameraStream::statusChanged, this,
            [this, id](const StreamStatus &status) { reportState(id, status); });
}

void ServerProgram::close(const QString &id)
{
    m_brokers.erase(id);
    m_server->router().removeCamera(id);
    m_reported.remove(id);
}

/// Without a listening address: nobody is served meanwhile.
std::optional<int> ServerProgram::check(const LoadedCameras &loaded)
{
    m_check = std::make_unique<ConfigurationCheck>(loaded, m_server->addresses());
    m_server->stop();
    connect(m_check.get(), &ConfigurationCheck::said, this,
            [](const QString &line) { print(line); });
    m_check->sayWhatIsRight();
    if (m_line.offline) {
        return 0;
    }
    connect(m_check.get(), &ConfigurationCheck::finished, this, [] { QCoreApplication::quit(); });
    m_check->tryCameras();
    return std::nullopt;
}

void ServerProgram::announce(const LoadedCameras &loaded)
{
    for (const QString &address : m_server->addresses()) {
        print(tr("listening on %1").arg(address));
    }
    if (const auto fingerprint = m_server->tlsFingerprint()) {
        print(tr("certificate SHA-256 %1").arg(*fingerprint));
    }
    if (m_line.demo) {
        print(tr("user %1, password %2")
                  .arg(m_line.values.value(key::UserName), m_line.values.value(key::Password)));
    }
    for (const StoredCamera &camera : loaded.cameras) {
        if (!camera.id.isEmpty()) {
            print((camera.id == loaded.defaultCamera
                       ? tr("camera %1 at /cameras/%2/, and at the addresses without an id")
                       : tr("camera %1 at /cameras/%2/"))
                      .arg(camera.config.cameraName(), camera.id));
        }
    }
    ServiceManager::notifyReady();
}

void ServerProgram::reportState(const QString &id, const StreamStatus &status)
{
    if (m_reported.contains(id) && m_reported.value(id) == status.state) {
        return;
    }
    m_reported[id] = status.state;
    const QString text = cameraEvent(status);
    EventLog::write(tr("camera %1: %2").arg(m_cameras.find(id)->config().cameraName(), text));
    if (m_cameras.cameras().size() == 1) {
        ServiceManager::notifyStatus(tr("Camera %1").arg(text));
        return;
    }
    const auto live = std::count(m_reported.cbegin(), m_reported.cend(), StreamState::Live);
    ServiceManager::notifyStatus(
        tr("%1 of %2 cameras are live").arg(live).arg(m_cameras.cameras().size()));
}

void ServerProgram::startWatchdog()
{
    if (const auto interval = ServiceManager::watchdogInterval()) {
        m_watchdog.start(*interval);
    }
}

void ServerProgram::reload()
{
    ServiceManager::notifyReloading();
    const LoadedCameras loaded = load();
    QString problem;
    const auto tls = tlsIdentityFor(m_line.serve, &problem);
    if (loaded.error || !problem.isEmpty()) {
        EventLog::warn(
            tr("nothing was changed: %1").arg(loaded.error ? loaded.error->message() : problem));
    } else {
        for (const QString &warning : loaded.warnings) {
            EventLog::warn(warning);
        }
        apply(loaded);
        if (tls) {
            m_server->setTls(*tls);
        }
        EventLog::write(tr("settings, credentials and certificate were reloaded"));
    }
    ServiceManager::notifyReady();
}

void ServerProgram::stop()
{
    if (std::exchange(m_isStopping, true)) {
        emit stopped(); // whoever asks again does not want to wait
        return;
    }
    ServiceManager::notifyStopping();
    m_server->stop();
    m_brokers.clear();
    connect(&m_cameras, &CameraSet::rested, this, &ServerProgram::stopped);
    m_cameras.rest();
}

} // namespace vedette

#include "moc_ServerProgram.cpp"
