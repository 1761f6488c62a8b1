// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PastReader.h"

#include "base/OtherThread.h"
#include "recording/JointPlayback.h"

#include <QPromise>

#include <utility>

namespace vedette {

struct PastReader::Worker
{
    explicit Worker(const QString &root)
        : catalog(root)
        , pictures(catalog)
    {
    }
    RecordingCatalog catalog;
    PastPictures pictures;
};

PastReader::PastReader(QString root)
    : m_root(std::move(root))
    , m_context(new QObject)
{
    m_thread.setObjectName(QStringLiteral("past"));
    m_context->moveToThread(&m_thread);
    // A connection to the index belongs to the thread that made it.
    QObject::connect(&m_thread, &QThread::finished, m_context, [this] { m_worker.reset(); });
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

PastReader::~PastReader()
{
    endThread(m_thread, *m_context);
}

template <typename Result>
QFuture<Result> PastReader::ask(std::function<Result(Worker &)> question)
{
    const auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    QMetaObject::invokeMethod(m_context, [this, promise, question = std::move(question)] {
        if (!m_worker) {
            m_worker = std::make_unique<Worker>(m_root);
        }
        promise->addResult(question(*m_worker));
        promise->finish();
    });
    return promise->future();
}

QFuture<QList<RecordingCatalog::Span>> PastReader::spans(const QString &camera, WallTime from,
                                                         WallTime to,
                                                         std::chrono::milliseconds smallestGap,
                                                         RecordingCatalog::Which which)
{
    return ask<QList<RecordingCatalog::Span>>(
        [=](Worker &worker) { return worker.catalog.spans(camera, from, to, smallestGap, which); });
}

QFuture<QList<Segment>> PastReader::segments(const QString &camera, WallTime from, WallTime to)
{
    return ask<QList<Segment>>(
        [=](Worker &worker) { return worker.catalog.between(camera, from, to); });
}

QFuture<std::optional<PastPicture>> PastReader::pictureAt(const QString &camera, WallTime time)
{
    return ask<std::optional<PastPicture>>(
        [=](Worker &worker) { return worker.pictures.at(camera, time); });
}

template <typename Player, typename Cameras>
Player *PastReader::make(const Cameras &cameras)
{
    auto *const player =
        new Player(cameras, [root = m_root] { return std::make_unique<RecordingCatalog>(root); });
    player->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, player, &QObject::deleteLater);
    return player;
}

QFuture<PastReader::Room> PastReader::room(const QString &camera)
{
    return ask<Room>([root = m_root, camera](Worker &worker) {
        return Room{.recorded = worker.catalog.totals().value(camera), .disk = DiskSpace::at(root)};
    });
}

Playback *PastReader::makePlayback(const QString &camera)
{
    return make<Playback>(camera);
}

JointPlayback *PastReader::makeJointPlayback(const QStringList &cameras)
{
    return make<JointPlayback>(cameras);
}

} // namespace vedette
