// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestPicture.h"
#include "TestProgram.h"
#include "VideoWidget.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using vedette::SteadyClock;
using vedette::StreamState;
using vedette::StreamStatus;
using vedette::VideoWidget;
using vedette::test::colourfulImage;
using vedette::test::colourfulness;

namespace {

/// Counts how often a widget is painted.
class PaintCounter : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int count = 0;
};

} // namespace

class TestVideoWidget : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aLivePictureIsInColour();
    void anOldPictureIsGreyByTheWidgetsOwnClock();
    void everyStateButLiveIsGrey_data();
    void everyStateButLiveIsGrey();
    void damagedFramesLetThePictureAge();
    void whatIsOfAnotherConnectionIsDropped();
    void thePictureKeepsItsShape();
    void itIsPaintedOnceForEachPicture();
    void theTargetSizeIsInDevicePixels();
    void aDoubleClickAsksForFullScreen();
    void screenReadersGetTheState();

private:
    void show(SteadyClock::duration age);
    static StreamStatus live();

    std::unique_ptr<VideoWidget> m_widget;
    SteadyClock::time_point m_now{1000s};
};

void TestVideoWidget::init()
{
    m_now = SteadyClock::time_point{1000s};
    m_widget = std::make_unique<VideoWidget>();
    m_widget->setClock([this] { return m_now; });
    m_widget->resize(320, 240);
    m_widget->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_widget.get()));
}

StreamStatus TestVideoWidget::live()
{
    StreamStatus status;
    status.state = StreamState::Live;
    return status;
}

void TestVideoWidget::show(SteadyClock::duration age)
{
    m_widget->setStatus(live());
    m_widget->setPicture({colourfulImage({320, 240}), {320, 240}, {{}, 1, m_now - age, {}}});
}

void TestVideoWidget::aLivePictureIsInColour()
{
    show(10ms);
    QVERIFY(m_widget->isLive());
    QVERIFY(m_widget->overlayText().isEmpty());
    QVERIFY(colourfulness(m_widget->grab().toImage()) > 0.4);
}

void TestVideoWidget::anOldPictureIsGreyByTheWidgetsOwnClock()
{
    show(10ms);
    const QSignalSpy changed(m_widget.get(), &VideoWidget::liveChanged);
    m_now += 1989ms;
    m_widget->checkAge();
    QVERIFY(m_widget->isLive());
    // Nothing more arrives: no status, no picture. Only the clock goes on.
    m_now += 2ms;
    QTRY_VERIFY(!m_widget->isLive());
    QCOMPARE(changed.count(), 1);
    QVERIFY(colourfulness(m_widget->grab().toImage()) < 0.1);
    QCOMPARE(m_widget->overlayText(),
             QStringLiteral("No picture for 2 s: this program is behind."));

    show(10ms);
    QVERIFY(m_widget->isLive());
    QVERIFY(colourfulness(m_widget->grab().toImage()) > 0.4);
}

void TestVideoWidget::everyStateButLiveIsGrey_data()
{
    QTest::addColumn<StreamState>("state");
    for (const StreamState state :
         {StreamState::Idle, StreamState::Connecting, StreamState::Stalled, StreamState::Frozen,
          StreamState::Unreachable, StreamState::Interrupted, StreamState::Unauthorized,
          StreamState::Unsupported, StreamState::Damaged}) {
        QTest::addRow("%d", static_cast<int>(state)) << state;
    }
}

void TestVideoWidget::everyStateButLiveIsGrey()
{
    QFETCH(StreamState, state);
    show(10ms);
    StreamStatus status = live();
    status.state = state;
    status.reason = QStringLiteral("for a reason");
    m_widget->setStatus(status);
    QVERIFY(!m_widget->isLive());
    QVERIFY(colourfulness(m_widget->grab().toImage()) < 0.1);
    QVERIFY(m_widget->overlayText().contains(QLatin1String("for a reason")));
}

void TestVideoWidget::damagedFramesLetThePictureAge()
{
    show(10ms);
    m_widget->frameRejected({});
    QVERIFY(m_widget->isLive());
    m_now += 5s;
    m_widget->checkAge();
    QVERIFY(!m_widget->isLive());
    QCOMPARE(m_widget->overlayText(),
             QStringLiteral("No picture for 5 s: the camera sends damaged pictures."));
}

void TestVideoWidget::whatIsOfAnotherConnectionIsDropped()
{
    const auto picture = [this](quint64 connection) {
        return vedette::Picture{
            colourfulImage({320, 240}), {320, 240}, {{}, 1, m_now, {}, connection}};
    };
    StreamStatus status = live();
    status.connection = 7;
    m_widget->setStatus(status);
    m_widget->setPicture(picture(6));
    m_widget->frameRejected(picture(6).frame);
    QVERIFY(m_widget->picture().image.isNull());
    QVERIFY(!m_widget->overlayText().contains(QStringLiteral("damaged")));
    m_widget->setPicture(picture(7));
    QVERIFY(m_widget->isLive());

    // The next connection: what the last one showed is not its picture, however young.
    status.connection = 8;
    m_widget->setStatus(status);
    QVERIFY(!m_widget->isLive());
    QVERIFY(!m_widget->picture().image.isNull());
    m_widget->setPicture(picture(8));
    QVERIFY(m_widget->isLive());

    // Another camera, whose first status has not come yet.
    m_widget->clear();
    m_widget->setPicture(picture(8));
    QVERIFY(m_widget->picture().image.isNull());
}

void TestVideoWidget::thePictureKeepsItsShape()
{
    m_widget->resize(600, 240);
    show(10ms);
    const QImage shown = m_widget->grab().toImage();
    QCOMPARE(shown.pixelColor(5, 120), QColor(Qt::black));
    QCOMPARE(shown.pixelColor(594, 120), QColor(Qt::black));
    QVERIFY(shown.pixelColor(150, 120).red() > 100);
    QVERIFY(shown.pixelColor(450, 120).red() > 100);
}

void TestVideoWidget::itIsPaintedOnceForEachPicture()
{
    show(10ms);
    PaintCounter counter;
    m_widget->installEventFilter(&counter);
    QTRY_VERIFY(counter.count >= 1);
    counter.count = 0;
    for (int i = 0; i < 5; ++i) {
        m_widget->setStatus(live());
        m_widget->checkAge();
    }
    show(5ms);
    QTRY_COMPARE(counter.count, 1);
    QCoreApplication::processEvents();
    QCOMPARE(counter.count, 1);
}

void TestVideoWidget::theTargetSizeIsInDevicePixels()
{
    QSignalSpy target(m_widget.get(), &VideoWidget::targetSizeChanged);
    m_widget->resize(400, 300);
    QTRY_COMPARE(target.count(), 1);
    QCOMPARE(target[0][0].toSize(), QSize(400, 300) * m_widget->devicePixelRatio());
}

void TestVideoWidget::aDoubleClickAsksForFullScreen()
{
    const QSignalSpy asked(m_widget.get(), &VideoWidget::fullScreenToggleRequested);
    QTest::mouseDClick(m_widget.get(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestVideoWidget::screenReadersGetTheState()
{
    QCOMPARE(m_widget->accessibleName(), QStringLiteral("Camera picture"));
    show(10ms);
    QCOMPARE(m_widget->accessibleDescription(), QStringLiteral("Live"));
    m_now += 5s;
    m_widget->checkAge();
    QCOMPARE(m_widget->accessibleDescription(), m_widget->overlayText());
}

VEDETTE_GUI_TEST(TestVideoWidget)
#include "TestVideoWidget.moc"
