// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraEditing.h"

#include "config/UserCameras.h"
#include "ConnectionDialog.h"
#include "OpenCameras.h"
#include "Sentence.h"
#include "SettingNames.h"
#include "WatchedCameras.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace vedette {

namespace {

/// Files that one message names: with a few lines each, they fit on a small screen.
constexpr qsizetype MostNamed = 5;

QString leftOutText(const QList<ConfigError> &errors)
{
    QStringList lines;
    const QList<ConfigError> named = errors.mid(0, MostNamed);
    for (const ConfigError &error : named) {
        lines += placeAndReasonOf(error);
    }
    if (errors.size() > MostNamed) {
        lines += CameraEditing::tr("Left out as well: %1 more.").arg(errors.size() - MostNamed);
    }
    return lines.join(QLatin1String("\n\n"));
}

} // namespace

CameraEditing::CameraEditing(QWidget &window, OpenCameras &cameras, WatchedCameras &watched)
    : QObject(&window)
    , m_window(window)
    , m_cameras(cameras)
    , m_watched(watched)
{
}

CameraEditing::~CameraEditing() = default;

QString CameraEditing::targetFolder() const
{
    return m_cameras.folder().isEmpty() ? userCameraFolder() : m_cameras.folder();
}

void CameraEditing::add()
{
    addFrom({}, {});
}

void CameraEditing::addFrom(const LoadedSettings &loaded, const QString &id)
{
    const QString folder = targetFolder();
    ConnectionDialog dialog(ConnectionDialog::Occasion::Add, loaded.settings, {}, &m_window);
    dialog.keepInFolder(folder);
    if (loaded.error) {
        dialog.showError(*loaded.error);
    }
    if (!run(dialog, id)) {
        return;
    }
    openFolder(folder);
    emit added(cameraId(dialog.envFile()));
}

void CameraEditing::edit(const QString &id)
{
    const StoredCamera *const camera = m_cameras.find(id);
    if (camera == nullptr || m_cameras.isDemo()) {
        add();
        return;
    }
    // Whoever asked may be gone before the dialog is.
    const QString edited = id; // NOLINT(performance-unnecessary-copy-initialization)
    const QString envFile = camera->envFile;
    LoadedSettings loaded;
    if (const auto single = m_cameras.single()) {
        loaded.settings = *single;
    } else {
        loaded = loadSettings(envFile, {}, {});
    }
    if (envFile.isEmpty()) {
        addFrom(loaded, edited);
    } else if (m_cameras.single()) {
        editAlone(loaded, envFile, edited);
    } else {
        editInFolder(loaded, envFile, edited);
    }
}

void CameraEditing::correct(const LoadedSettings &loaded, const QString &envFile)
{
    if (envFile.isEmpty()) {
        addFrom(loaded, {});
    } else {
        const auto single = m_cameras.single();
        editAlone(loaded, envFile, single ? OpenCameras::SingleId : QString());
    }
}

void CameraEditing::editAlone(const LoadedSettings &loaded, const QString &envFile,
                              const QString &id)
{
    ConnectionDialog dialog(ConnectionDialog::Occasion::Edit, loaded.settings, envFile, &m_window);
    if (loaded.error) {
        dialog.showError(*loaded.error);
    }
    if (run(dialog, id)) {
        Settings settings = dialog.settings();
        // Which may have been set meanwhile.
        if (const StoredCamera *const camera = m_cameras.find(id)) {
            settings.camera.record = camera->config.record;
        }
        m_cameras.openOne(settings, dialog.envFile());
    }
}

void CameraEditing::editInFolder(const LoadedSettings &loaded, const QString &envFile,
                                 const QString &id)
{
    ConnectionDialog dialog(ConnectionDialog::Occasion::Edit, loaded.settings, envFile, &m_window);
    dialog.keepInFolder(QFileInfo(envFile).path());
    if (loaded.error) {
        dialog.showError(*loaded.error);
    }
    if (run(dialog, id)) {
        m_cameras.reload();
    }
}

bool CameraEditing::run(ConnectionDialog &dialog, const QString &pausedId)
{
    emit aboutToAsk();
    dialog.tryBeside(m_watched);
    QStringList paused;
    const auto resume = [this, &paused] {
        for (const QString &id : std::as_const(paused)) {
            m_watched.resume(id);
        }
        paused.clear();
    };
    connect(&dialog, &ConnectionDialog::aboutToTest, this, [&](const QUrl &camera) {
        paused = m_watched.idsAt(camera);
        if (!pausedId.isEmpty() && !paused.contains(pausedId)) {
            paused.append(pausedId);
        }
        for (const QString &id : std::as_const(paused)) {
            m_watched.pause(id, tr("its connection is being tested"));
        }
    });
    connect(&dialog, &ConnectionDialog::testEnded, this, resume);
    if (m_cameras.find(pausedId) != nullptr) {
        dialog.offerRecording();
        connect(&dialog, &ConnectionDialog::recordingRequested, this,
                [this, pausedId] { emit recordingRequested(pausedId); });
    }
    const bool isAccepted = dialog.exec() == QDialog::Accepted;
    dialog.disconnect(this);
    QMetaObject::invokeMethod(
        this,
        [this, paused] {
            for (const QString &id : paused) {
                m_watched.resume(id);
            }
        },
        Qt::QueuedConnection);
    return isAccepted;
}

void CameraEditing::remove(const QString &id)
{
    const StoredCamera *const camera = m_cameras.find(id);
    if (camera == nullptr || m_cameras.folder().isEmpty()) {
        return;
    }
    emit aboutToAsk();
    const QString name = m_cameras.nameOf(id);
    const QString file = camera->envFile;
    QMessageBox question(QMessageBox::Question, tr("Remove Camera"),
                         tr("Remove %1? Its file is moved to the trash: %2").arg(name, file),
                         QMessageBox::Cancel, &m_window);
    question.setTextFormat(Qt::PlainText);
    const auto *const yes = question.addButton(tr("&Remove"), QMessageBox::AcceptRole);
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() != yes) {
        return;
    }
    const RemovedFile removed = removeCameraFile(file);
    emit said(removed.error ? sentence(removed.error->message())
                            : tr("%1 was removed; its file is now %2.").arg(name, removed.path));
    m_cameras.reload();
}

void CameraEditing::openFile()
{
    emit aboutToAsk();
    const auto *const first = m_cameras.cameras().isEmpty() ? nullptr : &m_cameras.cameras()[0];
    const QString path = QFileDialog::getOpenFileName(
        &m_window, tr("Open .env File"),
        first != nullptr ? QFileInfo(first->envFile).path() : QString(),
        tr(".env files (*.env .env);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    const LoadedSettings loaded = loadSettings(path, {}, {});
    if (loaded.error) {
        correct(loaded, path);
        return;
    }
    m_cameras.openOne(loaded.settings, path);
    for (const QString &warning : std::as_const(loaded.warnings)) {
        emit said(warning);
    }
}

void CameraEditing::openFolder()
{
    emit aboutToAsk();
    const QString path =
        QFileDialog::getExistingDirectory(&m_window, tr("Open Folder"), targetFolder());
    if (!path.isEmpty()) {
        openFolder(path);
    }
}

void CameraEditing::leaveDemo()
{
    if (m_cameras.leaveDemo()) {
        return;
    }
    if (hasUserCameras()) {
        openFolder(userCameraFolder());
    } else {
        add();
    }
}

void CameraEditing::openFolder(const QString &folder)
{
    if (folder == m_cameras.folder()) {
        m_cameras.reload();
        return;
    }
    CameraPlace place;
    place.folder = folder;
    const LoadedCameras loaded = place.load();
    if (loaded.error && loaded.unusable.isEmpty()) {
        emit said(sentence(withFieldNames(loaded.error->message())));
        return;
    }
    m_cameras.openSeveral(place, loaded);
}

void CameraEditing::showLeftOut()
{
    delete m_leftOut;
    const QList<ConfigError> &unusable = m_cameras.unusable();
    const QList<ConfigError> all = unusable + m_cameras.refused();
    if (all.isEmpty()) {
        return;
    }
    m_leftOut = new QMessageBox(QMessageBox::Warning,
                                all.size() == 1 ? tr("Camera Left Out") : tr("Cameras Left Out"),
                                leftOutText(all), QMessageBox::Close, &m_window);
    m_leftOut->setTextFormat(Qt::PlainText);
    m_leftOut->setAttribute(Qt::WA_DeleteOnClose);
    m_leftOut->setModal(false);
    if (!unusable.isEmpty()) {
        const QString file = unusable.constFirst().source;
        const auto *const edit = m_leftOut->addButton(tr("&Edit…"), QMessageBox::AcceptRole);
        // Queued: the message has closed by then.
        connect(
            edit, &QPushButton::clicked, this,
            [this, file] { editInFolder(loadSettings(file, {}, {}), file, {}); },
            Qt::QueuedConnection);
    }
    m_leftOut->show();
}

} // namespace vedette

#include "moc_CameraEditing.cpp"
