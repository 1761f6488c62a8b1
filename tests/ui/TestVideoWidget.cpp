// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestPicture.h"
#include "TestProgram.h"
#include "VideoWidget.h"
#include "ZoomPan.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace std::chrono_literals;
using vedette::RecordedPicture;
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

/// Each quarter of another colour.
QImage quarters()
{
    QImage image({320, 240}, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter painter(&image);
    painter.fillRect(160, 0, 160, 120, Qt::green);
    painter.fillRect(0, 120, 160, 120, Qt::blue);
    painter.fillRect(160, 120, 160, 120, Qt::yellow);
    return image;
}

void turnWheel(QWidget &widget, QPoint at, int notches)
{
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, notches * 120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

void dragMouse(QWidget &widget, QPoint from, QPoint to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(&widget, &move);
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
}

} // namespace

class TestVideoWidget : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aLivePictureIsInColour();
    void whatWasRecordedIsNeverTakenForLive();
    void anOldPictureIsGreyByTheWidgetsOwnClock();
    void everyStateButLiveIsGrey_data();
    void everyStateButLiveIsGrey();
    void damagedFramesLetThePictureAge();
    void whatIsOfAnotherConnectionIsDropped();
    void thePictureKeepsItsShape();
    void itIsPaintedOnceForEachPicture();
    void theTargetSizeIsInDevicePixels();
    void theFrameThatIsShownMayBeTurned();
    void theWheelZoomsAboutThePointer();
    void aZoomedPictureIsDragged();
    void itIsPinched();
    void aDoubleTapShowsAllOfIt();
    void aDoubleClickAsksForFullScreen();
    void screenReadersGetTheState();
    void whatACameraSaysIsNoMarkup();

private:
    void show(SteadyClock::duration age);
    void showQuarters();
    [[nodiscard]] QColor at(int x, int y) const
    {
        return m_widget->grab().toImage().pixelColor(QPoint(x, y) * m_widget->devicePixelRatio());
    }
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
    QVERIFY(QTest::qWaitForWindowExposed(m_widget.get(), Timeout));
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

/// What is live goes on behind it: it neither shows through nor is its state said, and it is back
/// at once.
void TestVideoWidget::whatWasRecordedIsNeverTakenForLive()
{
    show(10ms);
    QImage past({160, 120}, QImage::Format_RGB32);
    past.fill(Qt::green);
    RecordedPicture recorded{{past, past.size(), {}}, vedette::WallTime(1'790'000'000s), {}};
    recorded.picture.frame.wallTime = recorded.time;
    const QSignalSpy changed(m_widget.get(), &VideoWidget::liveChanged);
    m_widget->showRecorded(recorded);
    QVERIFY(m_widget->isRecorded() && !m_widget->isLive());
    QCOMPARE(m_widget->picture().fullSize, past.size());
    const QImage shown = m_widget->grab().toImage();
    QCOMPARE(shown.pixelColor(1, shown.height() / 2), RecordedPicture::Colour);
    QCOMPARE(shown.pixelColor(shown.rect().center()), QColor(Qt::green));

    const QString text = m_widget->stateText();
    QVERIFY(text.startsWith(QStringLiteral("Recorded ")));
    show(0ms);
    StreamStatus status = live();
    status.state = StreamState::Stalled;
    status.reason = QStringLiteral("for a reason");
    m_widget->setStatus(status);
    m_now += 1h;
    m_widget->checkAge();
    QCOMPARE(m_widget->stateText(), text);
    QCOMPARE(m_widget->accessibleDescription(), text);
    QVERIFY(m_widget->overlayText().isEmpty());
    QCOMPARE(m_widget->grab().toImage(), shown);

    m_widget->showRecorded({{}, recorded.time, QStringLiteral("Nothing was recorded then.")});
    QVERIFY(m_widget->picture().image.isNull());
    QCOMPARE(m_widget->overlayText(), QStringLiteral("Nothing was recorded then."));
    QVERIFY(!m_widget->stateText().contains(QStringLiteral("Recorded")));

    show(10ms);
    QCOMPARE(changed.count(), 1);
    m_widget->showNow();
    QVERIFY(m_widget->isLive() && !m_widget->isRecorded());
    QCOMPARE(changed.count(), 2);
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

void TestVideoWidget::theFrameThatIsShownMayBeTurned()
{
    show(10ms);
    StreamStatus next = live();
    next.connection = 8;
    m_widget->setStatus(next);
    vedette::Picture turned = m_widget->picture();
    turned.image = colourfulImage({240, 320});
    turned.fullSize = turned.image.size();
    m_widget->setPicture(turned);
    QCOMPARE(m_widget->picture().fullSize, QSize(240, 320));
    QVERIFY(!m_widget->isLive());
    QCOMPARE(at(20, 120), QColor(Qt::black));
}

void TestVideoWidget::showQuarters()
{
    m_widget->setStatus(live());
    m_widget->setPicture({quarters(), {320, 240}, {{}, 1, m_now, {}}});
}

void TestVideoWidget::theWheelZoomsAboutThePointer()
{
    showQuarters();
    QSignalSpy target(m_widget.get(), &VideoWidget::targetSizeChanged);
    turnWheel(*m_widget, {80, 60}, 3);
    const double factor = m_widget->zoom().factor();
    QCOMPARE(factor, 1.25 * 1.25 * 1.25);
    QCOMPARE(target.constLast().constFirst().toSize(),
             QSize(320, 240) * (m_widget->devicePixelRatio() * factor));
    // Its middle, where the colours meet, was 80 to the right of the pointer, and 60 below: now it
    // is 156 and 117.
    QCOMPARE(at(231, 60), QColor(Qt::red));
    QCOMPARE(at(241, 60), QColor(Qt::green));
    QCOMPARE(at(80, 172), QColor(Qt::red));
    QCOMPARE(at(80, 182), QColor(Qt::blue));
    turnWheel(*m_widget, {310, 200}, -100);
    QCOMPARE(m_widget->zoom().factor(), 1.0);
    QCOMPARE(at(165, 115), QColor(Qt::green));
    QCOMPARE(at(155, 125), QColor(Qt::blue));
}

void TestVideoWidget::aZoomedPictureIsDragged()
{
    showQuarters();
    dragMouse(*m_widget, {100, 100}, {20, 20});
    QCOMPARE(m_widget->zoom().pictureRect(), QRect(0, 0, 320, 240));
    turnWheel(*m_widget, {160, 120}, 4);
    const QRect before = m_widget->zoom().pictureRect();
    dragMouse(*m_widget, {100, 100}, {70, 120});
    QCOMPARE(m_widget->zoom().pictureRect(), before.translated(-30, 20));
    QCOMPARE(at(125, 135), QColor(Qt::red));
    QCOMPARE(at(135, 145), QColor(Qt::yellow));
    QTest::mouseClick(m_widget.get(), Qt::MiddleButton);
    QCOMPARE(m_widget->zoom().pictureRect(), QRect(0, 0, 320, 240));
}

void TestVideoWidget::itIsPinched()
{
    showQuarters();
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    QTest::touchEvent(m_widget.get(), screen.get()).press(0, {140, 120}).press(1, {180, 120});
    for (const int apart : {40, 60, 80}) {
        QTest::touchEvent(m_widget.get(), screen.get())
            .move(0, {160 - apart, 120})
            .move(1, {160 + apart, 120});
    }
    QTest::touchEvent(m_widget.get(), screen.get()).release(0, {80, 120}).release(1, {240, 120});
    QTRY_VERIFY(m_widget->zoom().factor() > 1.5);
    QVERIFY(m_widget->zoom().factor() <= 4.01);
    QCOMPARE(at(155, 115), QColor(Qt::red));
    QCOMPARE(at(165, 125), QColor(Qt::yellow));
}

void TestVideoWidget::aDoubleTapShowsAllOfIt()
{
    showQuarters();
    const QSignalSpy fullScreen(m_widget.get(), &VideoWidget::fullScreenToggleRequested);
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const auto doubleTap = [this, &screen] {
        for (int tap = 0; tap < 2; ++tap) {
            QTest::touchEvent(m_widget.get(), screen.get()).press(0, {160, 120});
            QTest::touchEvent(m_widget.get(), screen.get()).release(0, {160, 120});
        }
    };
    turnWheel(*m_widget, {160, 120}, 4);
    doubleTap();
    QTRY_COMPARE(m_widget->zoom().factor(), 1.0);
    QCOMPARE(fullScreen.count(), 0);
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

void TestVideoWidget::whatACameraSaysIsNoMarkup()
{
    StreamStatus status;
    status.state = StreamState::Unsupported;
    status.reason = QStringLiteral("answers with <img src=x> instead of pictures");
    m_widget->setStatus(status);
    QCOMPARE(m_widget->toolTip(), QString());
    m_widget->setCompact(true);
    QVERIFY2(m_widget->toolTip().contains(QStringLiteral("&lt;img")),
             qPrintable(m_widget->toolTip()));
}

VEDETTE_GUI_TEST(TestVideoWidget)
#include "TestVideoWidget.moc"
