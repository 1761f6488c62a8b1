// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ScreenTest.h"
#include "VideoWidget.h"

#include <QMetaEnum>
#include <QPainter>
#include <QTest>

using namespace std::chrono_literals;
using vedette::SteadyClock;
using vedette::StreamState;
using vedette::StreamStatus;
using vedette::VideoWidget;

namespace {

constexpr QSize VideoSize{320, 240};
constexpr SteadyClock::time_point VideoNow{1000s};

/// One thing that the picture's area can show.
struct VideoState
{
    QString name;
    StreamStatus status;
    std::optional<SteadyClock::duration> pictureAge; ///< nothing: no picture has come
    bool isDamaged = false;
};

VideoState videoState(StreamState state, const QString &name)
{
    VideoState made;
    made.name = name;
    made.status.state = state;
    made.status.reason = name + QStringLiteral(", for a reason");
    made.status.since = VideoNow;
    return made;
}

/// Each state before there was a picture, and those that differ once there is one.
QList<VideoState> videoStates()
{
    QList<VideoState> states;
    states += VideoState{QStringLiteral("not started"), {}, {}};
    const QMetaEnum all = QMetaEnum::fromType<StreamState>();
    for (int i = 0; i < all.keyCount(); ++i) {
        states += videoState(static_cast<StreamState>(all.value(i)), QLatin1String(all.key(i)));
    }
    VideoState picture = videoState(StreamState::Live, QStringLiteral("live"));
    picture.pictureAge = 10ms;
    states += picture;
    picture.pictureAge = 10s;
    picture.name = QStringLiteral("old");
    states += picture;
    picture.isDamaged = true;
    picture.name = QStringLiteral("damaged");
    states += picture;
    return states;
}

void applyVideoState(VideoWidget &video, const VideoState &state, QColor camera)
{
    if (state.pictureAge) {
        QImage image(VideoSize / 2, QImage::Format_RGB32);
        image.fill(camera);
        video.setPicture({image, image.size(), {{}, 1, VideoNow - *state.pictureAge, {}}});
    }
    if (state.isDamaged) {
        video.frameRejected({});
    }
    video.setStatus(state.status);
    video.checkAge();
}

/// What the widget paints of its present state, on a ground that it never paints itself. A pixmap
/// has the screen's resolution, by which text is laid out; an image need not.
QImage renderedVideo(VideoWidget &video)
{
    const qreal scale = video.devicePixelRatio();
    QPixmap pixmap(video.size() * scale);
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::magenta);
    QPainter painter(&pixmap);
    video.render(&painter, {}, {}, QWidget::DrawChildren);
    painter.end();
    return pixmap.toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

/// The picture's area on a real screen: nothing of what was shown before remains in what is shown
/// now, whichever two states follow each other.
class TestVideoStates : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anotherCamera();
    void theSameCamera();

private:
    [[nodiscard]] bool isOnScreen(const QImage &expected) const;
    [[nodiscard]] QImage fresh(const VideoState &state, QColor camera) const;

    std::unique_ptr<VideoWidget> m_video;
};

void TestVideoStates::initTestCase()
{
    m_video = std::make_unique<VideoWidget>();
    m_video->setClock([] { return VideoNow; });
    m_video->setFixedSize(VideoSize);
    m_video->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_video.get(), Timeout));
}

bool TestVideoStates::isOnScreen(const QImage &expected) const
{
    const bool is = QTest::qWaitFor(
        [&] {
            return vedette::test::screenshotOf(*m_video).convertToFormat(expected.format()) ==
                   expected;
        },
        Timeout);
    if (!is) {
        vedette::test::keepScreenshot(QStringLiteral("video-states"));
    }
    return is;
}

/// As a widget shows it that has never shown anything else.
QImage TestVideoStates::fresh(const VideoState &state, QColor camera) const
{
    VideoWidget widget;
    widget.setClock([] { return VideoNow; });
    widget.setFixedSize(VideoSize);
    applyVideoState(widget, state, camera);
    return renderedVideo(widget);
}

void TestVideoStates::anotherCamera()
{
    const QList<VideoState> states = videoStates();
    for (const VideoState &after : states) {
        const QImage expected = fresh(after, Qt::blue);
        for (const VideoState &before : states) {
            m_video->clear();
            applyVideoState(*m_video, before, Qt::red);
            m_video->repaint();
            m_video->clear();
            applyVideoState(*m_video, after, Qt::blue);
            QVERIFY2(isOnScreen(expected),
                     qPrintable(before.name + QStringLiteral(" → ") + after.name));
        }
    }
}

void TestVideoStates::theSameCamera()
{
    const QList<VideoState> states = videoStates();
    for (const VideoState &before : states) {
        for (const VideoState &after : states) {
            m_video->clear();
            applyVideoState(*m_video, before, Qt::red);
            m_video->repaint();
            applyVideoState(*m_video, after, Qt::red);
            m_video->repaint();
            QVERIFY2(isOnScreen(renderedVideo(*m_video)),
                     qPrintable(before.name + QStringLiteral(" → ") + after.name));
        }
    }
}

VEDETTE_SCREEN_TEST(TestVideoStates)
#include "TestVideoStates.moc"
