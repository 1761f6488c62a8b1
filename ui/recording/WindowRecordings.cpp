// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/WindowRecordings.h"

#include "LiveCamera.h"
#include "OpenCameras.h"
#include "recording/EpochTime.h"
#include "recording/LookingBack.h"
#include "recording/MomentText.h"
#include "recording/PastKeys.h"
#include "recording/RecordAction.h"
#include "recording/RecordingSetup.h"
#include "recording/TimelineDock.h"
#include "recording/TimelineView.h"
#include "SelectedCamera.h"
#include "Snapshot.h"
#include "VideoWidget.h"
#include "wall/Wall.h"
#include "WatchedCameras.h"

#include <QAction>

namespace vedette {

WindowRecordings::WindowRecordings(Wall &wall, OpenCameras &open, DecodePool &pool, QWidget *window)
    : m_wall(wall)
    , m_open(open)
    , m_window(window)
    , m_export(window)
    , m_record(new RecordAction(window))
    , m_exportAction(new QAction(tr("E&xport…"), window))
    , m_setup(new RecordingSetup(
          open, [this]() -> RecordingDisk & { return m_disks.at(folder()); }, window))
    , m_past(new LookingBack(wall, pool, window))
    , m_timeline(new TimelineDock(*m_past, pool, window))
{
    m_exportAction->setObjectName(QStringLiteral("export"));
    m_exportAction->setShortcut(QKeySequence(Qt::Key_E));
    connect(m_exportAction, &QAction::triggered, this, &WindowRecordings::showExport);
    connect(m_timeline, &TimelineDock::exportRequested, this, &WindowRecordings::showExport);
    connect(&m_export, &WindowExport::said, this, &WindowRecordings::said);
    connect(m_record, &RecordAction::explained, this, &WindowRecordings::said);
    m_timeline->addOfCamera(m_setup);
    connect(m_timeline, &TimelineDock::cameraChosen, &wall, &Wall::select);
    connect(m_timeline, &TimelineDock::left, &wall, qOverload<>(&QWidget::setFocus));
    connect(m_timeline, &TimelineDock::snapshotRequested, this,
            &WindowRecordings::snapshotRequested);
    connect(m_past, &LookingBack::onChanged, this, &WindowRecordings::setLookingBack);
    connect(m_past, &LookingBack::moved, this, [this](WallTime time) {
        emit pastChanged(tr("Recorded %1").arg(timeText(time, TimePrecision::Seconds)));
    });
}

WindowRecordings::~WindowRecordings() = default;

void WindowRecordings::connectCameras(const WatchedCameras &watched, const SelectedCamera &selected)
{
    connect(&watched, &WatchedCameras::opened, this, [this](const QString &, LiveCamera *camera) {
        camera->handle().recordOn(m_disks.at(folder()));
    });
    connect(&selected, &SelectedCamera::handleChanged, m_record, &RecordAction::setCamera);
    connect(&selected, &SelectedCamera::changed, m_setup, &RecordingSetup::follow);
    // Behind all else that takes the window's keys, and so before it.
    m_keys = new PastKeys({m_window, &m_wall}, m_timeline, m_window);
    connect(m_keys, &PastKeys::commanded, m_timeline, &TimelineDock::run);
}

void WindowRecordings::setLookingBack(bool on)
{
    m_keys->setOn(on);
    emit lookingBackChanged(on);
    if (!on) {
        emit pastChanged({});
    }
}

void WindowRecordings::refresh()
{
    m_cameras.clear();
    for (const StoredCamera &camera : m_open.cameras()) {
        m_cameras.append({.id = camera.id,
                          .name = m_open.nameOf(camera.id),
                          .folder = camera.config.record.folder,
                          .mounting = camera.config.mounting});
    }
    m_exportAction->setEnabled(!m_cameras.isEmpty());
    if (!m_cameras.isEmpty()) {
        RecordingDisk &disk = m_disks.at(folder());
        disk.setRetention(Retention::of(m_open.recordings(), m_open.cameras()));
        m_past->setReader(disk.past());
        m_timeline->setDisk(disk);
    }
    m_past->setCameras(m_cameras);
    m_timeline->setCameras(m_cameras);
}

void WindowRecordings::setSelected(const QString &id)
{
    m_selected = id;
    m_past->setSelected(id);
    m_timeline->setSelected(id);
    m_setup->setCamera(id);
}

void WindowRecordings::goLive()
{
    m_past->goLive();
}

void WindowRecordings::setUp()
{
    m_setup->trigger();
}

QList<QAction *> WindowRecordings::actions() const
{
    return {m_record, m_setup, m_exportAction};
}

/// With the timeline, which shows what is meant.
void WindowRecordings::showExport()
{
    if (m_cameras.isEmpty()) {
        return;
    }
    m_timeline->bringUp();
    m_export.showDialog(offer(), m_disks.at(folder()));
}

ExportOffer WindowRecordings::offer() const
{
    const TimeScale &scale = m_timeline->view().scale();
    ExportOffer offer{.cameras = {},
                      .marked = m_timeline->marked(),
                      .visible = {scale.begin(), scale.end()},
                      .day = {},
                      .recordings = folder()};
    for (const PastCamera &camera : m_cameras) {
        if (camera.id == m_selected || m_cameras.size() == 1) {
            offer.cameras.prepend(camera);
        } else if (m_wall.isShown(camera.id)) {
            offer.cameras.append(camera);
        }
    }
    const WallTime moment =
        m_past->isOn() ? m_past->moment() : offer.marked.value_or(offer.visible).to;
    const QDate date = localTime(moment).date();
    offer.day = {wallTimeOf(date.startOfDay().toMSecsSinceEpoch()),
                 wallTimeOf(date.addDays(1).startOfDay().toMSecsSinceEpoch() - 1)};
    return offer;
}

QString WindowRecordings::folder() const
{
    QString chosen = m_open.recordings().path;
    if (!chosen.isEmpty()) {
        return chosen;
    }
    return m_open.isDemo() ? RecordingDisks::demoFolder() : RecordingDisks::usualFolder();
}

void WindowRecordings::takeSnapshot(const QString &id, bool isTurned)
{
    const StoredCamera *const camera = m_open.find(id);
    const QString ofCamera = camera != nullptr ? camera->config.record.folder : QString();
    emit said(vedette::takeSnapshot(m_wall.picture(id)->picture(), m_open.nameOf(id),
                                    folder() + QLatin1Char('/') + ofCamera,
                                    isTurned ? m_open.mountingOf(id) : Mounting()));
}

} // namespace vedette

#include "moc_WindowRecordings.cpp"
