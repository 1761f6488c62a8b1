// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/Camera.h"
#include "media/JpegProbe.h"
#include "TestPicture.h"
#include "TestProgram.h"
#include "web/routes/TurnedSnapshots.h"

#include <QSemaphore>
#include <QTest>

using vedette::Answer;
using vedette::Camera;
using vedette::CameraConfig;
using vedette::DecodePool;
using vedette::SnapshotQueue;
using vedette::TurnedSnapshots;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

namespace {

CameraConfig cameraOnItsSide()
{
    CameraConfig config;
    config.cameraUrl = QUrl(QStringLiteral("http://127.0.0.1:1/"));
    config.mounting.rotation = 90;
    return config;
}

} // namespace

/// Snapshots that are turned while the threads for it are busy with another camera's.
class TestTurnedSnapshots : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whoWaitsIsAnsweredTogether();
    void aCameraThatIsRemovedIsNotWaitedFor();

private:
    void publish();

    std::unique_ptr<Camera> m_camera;
    std::unique_ptr<SnapshotQueue> m_queue;
    QSemaphore m_others;
    std::unique_ptr<DecodePool> m_pool;
    QList<Answer> m_answers;
};

void TestTurnedSnapshots::init()
{
    m_pool.reset(); // refers to the rest
    m_queue.reset();
    m_camera = std::make_unique<Camera>(cameraOnItsSide());
    m_queue = std::make_unique<SnapshotQueue>(*m_camera);
    m_answers.clear();
    m_pool = std::make_unique<DecodePool>(1);
    m_pool->start([this] { m_others.acquire(); });
}

void TestTurnedSnapshots::publish()
{
    m_camera->hub().publish(
        {.jpeg = jpegOf(colourfulImage({64, 48})), .arrival = {}, .wallTime = {}});
}

void TestTurnedSnapshots::whoWaitsIsAnsweredTogether()
{
    TurnedSnapshots turned(*m_camera, *m_queue, *m_pool);
    const auto take = [this](const Answer &answer) { m_answers.append(answer); };
    turned.request(take);
    publish();
    turned.request(take);
    turned.request(take);
    publish();
    m_others.release();
    QTRY_COMPARE(m_answers.size(), 3);
    for (const Answer &answer : std::as_const(m_answers)) {
        QCOMPARE(vedette::jpegSize(answer.body), QSize(48, 64));
    }
    QCOMPARE(m_answers[1].body.constData(), m_answers[2].body.constData()); // the same one
}

void TestTurnedSnapshots::aCameraThatIsRemovedIsNotWaitedFor()
{
    auto turned = std::make_unique<TurnedSnapshots>(*m_camera, *m_queue, *m_pool);
    turned->request([this](const Answer &answer) { m_answers.append(answer); });
    publish();
    turned.reset();
    m_others.release();
    m_pool.reset(); // the picture has been turned, for nobody
    QCoreApplication::processEvents();
    QCOMPARE(m_answers.size(), 0);
}

VEDETTE_TEST(TestTurnedSnapshots)
#include "TestTurnedSnapshots.moc"
