// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingSetup.h"

#include "LiveCamera.h"
#include "OpenCameras.h"
#include "recording/RecordingDialog.h"
#include "Sentence.h"

#include <QApplication>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

/// How often the dialog says how much comes: a number that people read.
constexpr std::chrono::seconds RateInterval{1};
/// That the mean size is of: some seconds.
constexpr double PicturesOfMean = 50;

bool isWritable(const QString &file)
{
    // It is replaced as a whole.
    const QFileInfo info(file);
    return info.isWritable() && QFileInfo(info.absolutePath()).isWritable();
}

/// Of one camera alone, it counts more than its file.
bool isInEnvironment()
{
    const auto keys = {key::Record, key::RecordBefore, key::RecordEvery, key::RecordKeep,
                       key::RecordKeepDays};
    return std::any_of(keys.begin(), keys.end(),
                       [](QLatin1String name) { return qEnvironmentVariableIsSet(name.data()); });
}

} // namespace

RecordingSetup::RecordingSetup(OpenCameras &cameras, std::function<RecordingDisk &()> disk,
                               QWidget *window)
    : QAction(tr("Recordin&g…"), window)
    , m_cameras(cameras)
    , m_disk(std::move(disk))
    , m_window(window)
{
    setObjectName(QStringLiteral("openRecording"));
    setShortcut(QKeySequence(tr("Shift+R")));
    setToolTip(tr("When this camera is recorded, and how long that is kept"));
    setEnabled(false);
    connect(this, &QAction::triggered, this, &RecordingSetup::open);
    m_tick.setInterval(RateInterval);
    connect(&m_tick, &QTimer::timeout, this, &RecordingSetup::tell);
}

RecordingSetup::~RecordingSetup() = default;

void RecordingSetup::setCamera(const QString &id)
{
    const bool isThere = m_cameras.find(id) != nullptr;
    if (m_dialog && (!isThere || id != m_id)) {
        m_dialog->reject();
    }
    m_id = id;
    setEnabled(isThere);
}

void RecordingSetup::follow(LiveCamera *live)
{
    if (m_live) {
        m_live->disconnect(this);
    }
    m_live = live;
    m_meanBytes = 0;
    if (live != nullptr) {
        connect(live, &LiveCamera::pictureReady, this, [this](const Picture &picture) {
            const auto bytes = double(picture.frame.jpeg.size());
            m_meanBytes += (bytes - m_meanBytes) / (m_meanBytes > 0 ? PicturesOfMean : 1);
        });
    }
    tell();
}

void RecordingSetup::tell()
{
    if (!m_dialog) {
        m_tick.stop();
        return;
    }
    const auto recording = m_live ? m_live->handle().recording() : std::nullopt;
    m_dialog->setProblem(recording && recording->isOn() ? recording->progress.problem : QString());
    m_dialog->setRate({.picturesPerSecond = m_live ? m_live->status().framesPerSecond : 0,
                       .bytesOfPicture = m_meanBytes});
}

RecordedCamera RecordingSetup::recorded() const
{
    const StoredCamera &camera = *m_cameras.find(m_id);
    const QString &file = camera.envFile;
    RecordedCamera recorded{
        .name = m_cameras.nameOf(m_id),
        .config = camera.config.record,
        .all = m_cameras.recordings(),
        .origins = RecordingOrigins::of(m_cameras.recordings(), {m_cameras.recordingsFile(), file}),
        .allFile = m_cameras.recordingsFile(),
        .kept = tr("Is saved in %1.").arg(wrappable(file))};
    if (m_cameras.isDemo()) {
        recorded.kept = tr("What you save counts while the demo is open: simulated cameras have no "
                           "files.");
        recorded.isForNow = true;
    } else if (file.isEmpty()) {
        recorded.kept = tr("What you save counts until you close Vedette: this camera has no file "
                           "to keep that in. Save its connection (Ctrl+E) to make one.");
        recorded.isForNow = true;
    } else if (!isWritable(file)) {
        recorded.kept = tr("What you save counts until you close Vedette: %1 cannot be written.")
                            .arg(wrappable(file));
        recorded.isForNow = true;
    } else if (m_cameras.single() && isInEnvironment()) {
        recorded.kept +=
            QLatin1Char(' ') +
            tr("When Vedette is started again, what the environment sets counts more.");
    }
    return recorded;
}

void RecordingSetup::open()
{
    if (m_dialog) {
        m_dialog->activateWindow();
        return;
    }
    // Over the dialog of its connection, if it is opened from there.
    QWidget *const over = QApplication::activeModalWidget();
    m_dialog = new RecordingDialog(
        recorded(), m_disk(),
        [this, id = m_id](const RecordConfig &config) { return m_cameras.setRecord(id, config); },
        over != nullptr ? over : m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
    m_meanBytes = 0;
    tell();
    m_tick.start();
}

} // namespace vedette

#include "moc_RecordingSetup.cpp"
