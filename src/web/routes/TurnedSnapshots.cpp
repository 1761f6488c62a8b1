// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/TurnedSnapshots.h"

#include "camera/Camera.h"

#include <QPromise>

#include <memory>
#include <utility>

namespace vedette {

TurnedSnapshots::TurnedSnapshots(Camera &camera, SnapshotQueue &snapshots, DecodePool &pool,
                                 QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_snapshots(snapshots)
    , m_pool(pool)
{
    connect(&m_turning, &QFutureWatcherBase::finished, this, &TurnedSnapshots::turned);
}

TurnedSnapshots::~TurnedSnapshots() = default;

void TurnedSnapshots::request(const Done &done)
{
    m_snapshots.request([this, done](const Answer &picture) {
        if (picture.status != 200 || m_camera.config().mounting.isUpright()) {
            done(picture);
            return;
        }
        m_newest = picture.body;
        m_waiting.push_back(done);
        if (m_beingTurned.empty()) {
            turnNewest();
        }
    });
}

void TurnedSnapshots::turnNewest()
{
    m_beingTurned = std::exchange(m_waiting, {});
    // Those who wait stay here: their answers are of this thread.
    const auto promise = std::make_shared<QPromise<TurnedJpeg>>();
    promise->start();
    m_turning.setFuture(promise->future());
    m_pool.start(
        [promise, jpeg = std::exchange(m_newest, {}), mounting = m_camera.config().mounting] {
            promise->addResult(turnedJpeg(jpeg, mounting));
            promise->finish();
        });
}

void TurnedSnapshots::turned()
{
    const TurnedJpeg picture = m_turning.result();
    const std::vector<Done> answered = std::exchange(m_beingTurned, {});
    if (!m_waiting.empty()) {
        turnNewest();
    }
    const Answer answer =
        picture.problem.isEmpty()
            ? Answer{.contentType = "image/jpeg", .body = picture.jpeg, .more = {}}
            : Answer::text(503, tr("The camera's picture %1.").arg(picture.problem));
    for (const Done &done : answered) {
        done(answer);
    }
}

} // namespace vedette

#include "moc_TurnedSnapshots.cpp"
