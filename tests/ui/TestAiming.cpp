// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/AimAction.h"
#include "CameraConfigs.h"
#include "demo/DemoCameraThread.h"
#include "DemoWindow.h"
#include "dialects/DialectLibrary.h"
#include "ScreenTest.h"
#include "StatusLine.h"
#include "TestProgram.h"
#include "VideoWidget.h"
#include "wall/Wall.h"
#include "ZoomPan.h"

#include <QMouseEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// The camera is aimed by clicks and drags on its picture, from the mouse to the servos' port.
class TestAiming : public QObject
{
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void cleanup();
    void controlAndAClickCentreIt();
    void theModeTakesClicksAndDrags();
    void aZoomedAndTurnedPicture();
    void limitsCutItOff();
    void aCameraThatCentresItself();
    void whereItIsNotOffered_data();
    void whereItIsNotOffered();
    void theClickThatSelectsACamera();

private:
    void open(
        const std::function<void(CameraConfig &camera)> &change = [](auto &) {}, int cameras = 1,
        const QString &dialect = {});
    [[nodiscard]] AimAction *mode() const { return m_window->findChild<AimAction *>(); }
    /// In parts of the picture.
    [[nodiscard]] QPoint at(double x, double y) const;
    void click(Qt::KeyboardModifiers modifiers, QPoint where)
    {
        QTest::mouseClick(m_video, Qt::LeftButton, modifiers, where);
    }
    void drag(QPoint from, QPoint to);
    [[nodiscard]] bool hasSent(const QByteArrayList &queries) const;

    std::unique_ptr<DemoCameraThread> m_demo;
    std::unique_ptr<MainWindow> m_window;
    VideoWidget *m_video = nullptr;
};

void TestAiming::cleanup()
{
    m_window.reset();
    m_demo.reset();
}

void TestAiming::open(const std::function<void(CameraConfig &camera)> &change, int cameras,
                      const QString &dialect)
{
    DemoCamera::Options options;
    options.size = {320, 240};
    if (!dialect.isEmpty()) {
        options.dialect = dialect;
    }
    m_demo = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_demo->start(), qPrintable(m_demo->errorText()));
    CameraConfig camera = cameraConfig(m_demo->streamUrl());
    camera.servoUrl = m_demo->servoUrl();
    camera.dialect = std::get<DialectPointer>(DialectLibrary::find(options.dialect, {}));
    camera.reach.fieldOfView = {65, 50};
    change(camera);
    m_window = activeWindow(camera, cameras);
    m_video = m_window->findChild<Wall *>()->picture(u"camera-0"_s);
    QTRY_VERIFY(m_video->isLive());
}

QPoint TestAiming::at(double x, double y) const
{
    const QRectF whole = m_video->zoom().pictureRect();
    return QPointF(whole.left() + x * whole.width(), whole.top() + y * whole.height()).toPoint();
}

void TestAiming::drag(QPoint from, QPoint to)
{
    QTest::mousePress(m_video, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, m_video->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(m_video, &move);
    if (mode()->isChecked()) {
        m_video->repaint();
        QGuiApplication::sync();
        keepScreenshot(u"aim-drag"_s);
    }
    QTest::mouseRelease(m_video, Qt::LeftButton, {}, to);
}

/// These, and no others.
bool TestAiming::hasSent(const QByteArrayList &queries) const
{
    QByteArrayList sent;
    return QTest::qWaitFor([&] {
               sent.clear();
               const QByteArrayList requests = m_demo->servoRequests();
               for (const QByteArray &request : requests) {
                   sent.append(request.left(request.indexOf(" HTTP/1.1")));
               }
               return sent.size() >= queries.size();
           }) &&
           sent == queries;
}

void TestAiming::controlAndAClickCentreIt()
{
    open();
    QVERIFY(mode()->isEnabled());
    click({}, at(0.75, 0.25));
    click(Qt::ControlModifier, at(0.75, 0.25));
    // More to the right and up, by tangents: 17.7° and 13.1°. The second half of a double click
    // would be made in a picture of before that.
    click(Qt::ControlModifier, at(0.75, 0.25));
    const QByteArray first("GET /control_servo?tr=-18&el=-13");
    QVERIFY(hasSent({first}));
    QTRY_COMPARE(m_demo->pointing().right, 18.0);
    QTRY_VERIFY([this] {
        click(Qt::ControlModifier, at(0, 1));
        return m_demo->servoRequests().size() == 2;
    }());
    // To the corner, half of the field of view away.
    QVERIFY(hasSent({first, "GET /control_servo?tr=32&el=25"}) ||
            hasSent({first, "GET /control_servo?tr=33&el=25"}));
}

void TestAiming::theModeTakesClicksAndDrags()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_C);
    QVERIFY(mode()->isChecked());
    QCOMPARE(m_video->cursor().shape(), Qt::CrossCursor);
    // What was in the middle follows the pointer to the right, so the camera turns left.
    drag(at(0.5, 0.5), at(0.75, 0.25));
    const QByteArray first("GET /control_servo?tr=18&el=13");
    QVERIFY(hasSent({first}));
    QTRY_VERIFY([this] {
        click({}, at(0.75, 0.5));
        return m_demo->servoRequests().size() == 2;
    }());
    QVERIFY(hasSent({first, "GET /control_servo?tr=-18&el=0"}));
    QVERIFY(!m_window->isFullScreen());
    mode()->trigger();
    QVERIFY(m_video->cursor().shape() != Qt::CrossCursor);
    drag(at(0.5, 0.5), at(0.75, 0.25));
    QCOMPARE(m_demo->servoRequests().size(), 2);
}

void TestAiming::aZoomedAndTurnedPicture()
{
    // It hangs on its side: what is right in the picture is above for the camera.
    open([](CameraConfig &camera) {
        camera.mounting = {.rotation = 90};
        camera.reach.fieldOfView = {50, 65};
    });
    m_video->zoom().zoomIn();
    click(Qt::ControlModifier, at(0.75, 0.5));
    QVERIFY(hasSent({"GET /control_servo?tr=0&el=-13"}));
}

void TestAiming::limitsCutItOff()
{
    open([](CameraConfig &camera) {
        camera.reach.pan = DegreeRange{.minimum = -90, .maximum = 10};
        camera.reach.tilt = DegreeRange{.minimum = -10, .maximum = 10};
    });
    QSignalSpy said(m_window->findChild<StatusLine *>(), &StatusLine::servoTextChanged);
    click(Qt::ControlModifier, at(0.75, 0.25));
    QVERIFY(hasSent({"GET /control_servo?tr=-10&el=-10"}));
    QTRY_VERIFY(!said.isEmpty());
    QVERIFY2(said.last().first().toString().contains(u"limit"_s),
             qPrintable(said.last().first().toString()));
}

/// … is told where in its own picture, and nobody has to know how much that shows.
void TestAiming::aCameraThatCentresItself()
{
    open(
        [](CameraConfig &camera) {
            camera.mounting = {.rotation = 180};
            camera.reach.fieldOfView = {};
        },
        1, u"panasonic"_s);
    QVERIFY(mode()->isEnabled());
    click(Qt::ControlModifier, at(0.75, 0.25));
    QVERIFY(hasSent({"GET /nphControlCamera?Direction=Direct&NewPosition.x=80&NewPosition.y=180"
                     "&Width=320&Height=240"}));
    QTRY_VERIFY(m_demo->pointing().right < 0 && m_demo->pointing().up < 0);
    // The next one after the answer to this one.
    QTRY_VERIFY([this] {
        click(Qt::ControlModifier, at(0.5, 0.5));
        return m_demo->servoRequests().size() == 2;
    }());
}

void TestAiming::whereItIsNotOffered_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QSize>("field");
    QTest::addColumn<QString>("hint");
    QTest::newRow("no field of view") << u"tr-el"_s << QSize() << u"VEDETTE_FIELD_OF_VIEW"_s;
    QTest::newRow("it turns until it is stopped")
        << u"var-pan-direction"_s << QSize(65, 50) << u"by degrees"_s;
    QTest::newRow("units of no known size")
        << u"var-pan-duty"_s << QSize(65, 50) << u"VEDETTE_PAN_DEGREES"_s;
    QTest::newRow("no servos") << QString() << QSize(65, 50) << u"by degrees"_s;
}

void TestAiming::whereItIsNotOffered()
{
    QFETCH(const QString, dialect);
    QFETCH(const QSize, field);
    QFETCH(const QString, hint);
    open([&](CameraConfig &camera) {
        camera.reach.fieldOfView = field;
        if (dialect.isEmpty()) {
            camera.servoUrl.clear();
        } else {
            camera.dialect = std::get<DialectPointer>(DialectLibrary::find(dialect, {}));
        }
    });
    auto *const status = m_window->findChild<StatusLine *>();
    click(Qt::ControlModifier, at(0.75, 0.25));
    QTRY_VERIFY2(status->currentMessage().contains(hint), qPrintable(status->currentMessage()));
    status->clearMessage();
    QTest::keyClick(m_window.get(), Qt::Key_C);
    QVERIFY2(status->currentMessage().contains(hint), qPrintable(status->currentMessage()));
    QVERIFY(!mode()->isChecked());
    click({}, at(0.75, 0.25));
    QCOMPARE(m_demo->servoRequests(), QByteArrayList());
}

/// … does not turn it.
void TestAiming::theClickThatSelectsACamera()
{
    open([](CameraConfig &) {}, 2);
    auto *const wall = m_window->findChild<Wall *>();
    QTest::keyClick(m_window.get(), Qt::Key_2);
    QTRY_COMPARE(wall->selected(), u"camera-1"_s);
    click(Qt::ControlModifier, at(0.75, 0.25));
    QCOMPARE(wall->selected(), u"camera-0"_s);
    QTRY_VERIFY([this] {
        click(Qt::ControlModifier, at(0.75, 0.5));
        return !m_demo->servoRequests().isEmpty();
    }());
    QVERIFY(hasSent({"GET /control_servo?tr=-18&el=0"}));
}

VEDETTE_SCREEN_TEST(TestAiming)
#include "TestAiming.moc"
