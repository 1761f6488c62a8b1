// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameras.h"
#include "demo/DemoCameraThread.h"
#include "JoystickWidget.h"
#include "MainWindow.h"
#include "RecordedFiles.h"
#include "recording/MomentText.h"
#include "recording/RecordedPicture.h"
#include "recording/RecordedSpans.h"
#include "recording/TimelineDock.h"
#include "recording/TimelineView.h"
#include "ScreenTest.h"
#include "TestPicture.h"
#include "VideoWidget.h"
#include "wall/Wall.h"

#include <QLabel>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette::test;
using vedette::DemoCamera;
using vedette::DemoCameraThread;
using vedette::MainWindow;
using vedette::momentText;
using vedette::RecordedPicture;
using vedette::TimelineDock;
using vedette::TimelineView;
using vedette::VideoWidget;
using vedette::Wall;
using vedette::WallTime;
using When = vedette::RecordConfig::When;

namespace {

constexpr QSize LookingBackSize{320, 240};
/// Where the tests look is over since long: what is played near the present leads back to live, on
/// a slow computer before a test has paused it.
constexpr std::chrono::milliseconds PastStart{120'000}; ///< before the test
constexpr int PicturesOfPast = 375;
/// More than a minute of them, and over since long as well.
constexpr int ManyPictures = 2000;
/// Of what is recorded meanwhile.
constexpr std::chrono::milliseconds EnoughPresent{1500};
/// Of the timeline: for a slow computer too. A pixel is less than half a second.
constexpr std::chrono::milliseconds LookingBackRange{300'000};
/// Into the past recording: further from its begin than a pixel.
constexpr std::chrono::milliseconds Inside{2000};

/// Each camera has a recording of them.
QList<QByteArray> pastPictures()
{
    QList<QByteArray> jpegs;
    for (int grey = 20; grey < 250; grey += 10) {
        QImage image(LookingBackSize, QImage::Format_RGB32);
        image.fill(qRgb(grey, grey, grey));
        jpegs += jpegOf(image);
    }
    return jpegs;
}

} // namespace

/// The past in the window: what was recorded is looked at, and never taken for live.
class TestLookingBack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void thePastIsMarkedAndNothingSteers();
    void itPlaysAsKeysSay();
    void allTilesShowTheSameMoment();
    void aPartIsLockedDeletedAndBack();
    void muchMoreThanIsMarkedIsAskedFor();
    void theTimelineHasItsKeys();
    void closingTheTimelineLeadsBack();
    void thePointerShowsWhatWasThen();

private:
    [[nodiscard]] bool open(int cameras, int pictures = PicturesOfPast);
    void mark(WallTime from, WallTime to) const;
    void lookAt(WallTime time);
    [[nodiscard]] vedette::RecordedSpans::Spans recorded(int camera = 0) const;
    [[nodiscard]] VideoWidget &tile(int camera = 0) const
    {
        return *m_wall->picture(u"camera-%1"_s.arg(camera));
    }
    [[nodiscard]] WallTime shownTime() const { return tile().picture().frame.wallTime; }
    template <typename Part>
    [[nodiscard]] Part *part(const char *name) const
    {
        return m_window->findChild<Part *>(QLatin1String(name));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window->focusWidget(), key, modifiers);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoCameraThread> m_cameras;
    std::unique_ptr<MainWindow> m_window;
    Wall *m_wall = nullptr;
    TimelineDock *m_dock = nullptr;
    TimelineView *m_view = nullptr;
};

void TestLookingBack::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-looking-back-test"_s);
}

void TestLookingBack::init()
{
    QSettings().remove(u"window"_s);
    QList<DemoCamera::Options> options = vedette::DemoCameras::options(2);
    for (DemoCamera::Options &each : options) {
        each.size = LookingBackSize;
    }
    m_folder = std::make_unique<QTemporaryDir>();
    m_cameras = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_cameras->start(), qPrintable(m_cameras->errorText()));
}

void TestLookingBack::cleanup()
{
    m_window.reset();
    m_cameras.reset();
}

/// So many, of which there is a recording, and which are recorded; with the timeline.
bool TestLookingBack::open(int cameras, int pictures)
{
    const WallTime start =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) - PastStart;
    vedette::LoadedCameras loaded;
    for (int i = 0; i < cameras; ++i) {
        vedette::StoredCamera camera;
        camera.id = u"camera-%1"_s.arg(i);
        camera.config.cameraUrl = m_cameras->streamUrl(i);
        camera.config.servoUrl = m_cameras->servoUrl(i);
        camera.config.record.folder = camera.id;
        camera.config.record.when = When::Always;
        loaded.cameras += camera;
        makeRecording(m_folder->path(), camera.id + u"/2026-01-01/past.mkv"_s, start, pictures,
                      pastPictures());
    }
    loaded.recordings.path = m_folder->path();
    m_window = std::make_unique<MainWindow>();
    m_window->openDemo(loaded);
    m_window->show();
    m_window->activateWindow();
    m_wall = m_window->findChild<Wall *>();
    m_dock = m_window->findChild<TimelineDock *>();
    m_view = &m_dock->view();
    if (!QTest::qWaitForWindowActive(m_window.get(), Timeout) || m_dock->isVisible()) {
        return false;
    }
    press(Qt::Key_T);
    if (m_view->scale().range() > 1h) {
        return false; // what was just recorded would hardly be seen
    }
    while (m_view->scale().range() > LookingBackRange) {
        QTest::keyClick(m_view, Qt::Key_Plus);
    }
    const auto hasPast = [this, cameras] {
        for (int i = 0; i < cameras; ++i) {
            const auto spans = recorded(i);
            if (spans.size() < 2 || spans.last().to - spans.last().from < EnoughPresent ||
                !tile(i).isLive()) {
                return false;
            }
        }
        return m_dock->isVisible();
    };
    return QTest::qWaitFor(hasPast, Timeout);
}

vedette::RecordedSpans::Spans TestLookingBack::recorded(int camera) const
{
    return m_view->spans().spans(u"camera-%1"_s.arg(camera));
}

/// By a click on the timeline.
void TestLookingBack::lookAt(WallTime time)
{
    QVERIFY(m_view->scale().contains(time));
    QTest::mouseClick(m_view, Qt::LeftButton, {}, m_view->pointOf(time));
    QTRY_VERIFY_WITH_TIMEOUT(tile().isRecorded(), Timeout);
}

void TestLookingBack::thePastIsMarkedAndNothingSteers()
{
    QVERIFY(open(1));
    const int traverse = m_cameras->traverse();
    const int elevation = m_cameras->elevation();
    lookAt(recorded().constFirst().from + Inside);
    press(Qt::Key_Space);
    VideoWidget &video = tile();
    QTRY_VERIFY(!video.picture().image.isNull());
    QVERIFY(!video.isLive());
    QVERIFY(video.stateText().startsWith(u"Recorded "_s));
    QCOMPARE(video.accessibleDescription(), video.stateText());
    QVERIFY(part<QLabel>("streamStatus")->text().startsWith(u"Recorded "_s));
    QVERIFY(part<QLabel>("pastMoment")->text().startsWith(u"Recorded "_s));
    QCOMPARE(video.grab().toImage().pixelColor(1, video.height() / 2), RecordedPicture::Colour);
    keepScreenshot(u"past-light"_s);
    {
        const DarkPalette dark;
        m_window->repaint();
        QCoreApplication::processEvents();
        keepScreenshot(u"past-dark"_s);
    }

    const QByteArray shown = video.picture().frame.jpeg;
    QVERIFY(!m_window->findChild<vedette::JoystickWidget *>()->isEnabled());
    press(Qt::Key_Up, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(video.picture().frame.jpeg, shown);
    QVERIFY(video.overlayText().isEmpty());

    press(Qt::Key_Escape);
    QVERIFY(!video.isRecorded());
    QVERIFY(video.picture().frame.jpeg != shown);
    QTRY_VERIFY_WITH_TIMEOUT(video.isLive(), Timeout);
    QVERIFY(!part<QLabel>("streamStatus")->text().startsWith(u"Recorded"_s));
    QVERIFY(m_window->findChild<vedette::JoystickWidget *>()->isEnabled());
    press(Qt::Key_Escape);
    QVERIFY(tile().hasFocus());
    // It is the first that steers since.
    press(Qt::Key_Up);
    QTRY_COMPARE_WITH_TIMEOUT(m_cameras->elevation(), elevation - 5, Timeout);
    QCOMPARE(m_cameras->traverse(), traverse);
}

void TestLookingBack::itPlaysAsKeysSay()
{
    QVERIFY(open(1));
    const WallTime begin = recorded().constFirst().from;
    lookAt(begin + Inside);
    press(Qt::Key_K);
    const auto *const speed = part<QLabel>("pastSpeed");
    QCOMPARE(speed->text(), u"1×"_s);
    press(Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(shownTime() < begin + 20ms, Timeout);
    const WallTime first = shownTime();
    press(Qt::Key_Period);
    QTRY_VERIFY_WITH_TIMEOUT(shownTime() > first, Timeout);
    press(Qt::Key_Comma);
    QTRY_VERIFY_WITH_TIMEOUT(shownTime() == first, Timeout);
    press(Qt::Key_BracketRight);
    QCOMPARE(speed->text(), u"2×"_s);
    press(Qt::Key_Backspace);
    QCOMPARE(speed->text(), u"1×"_s);
    press(Qt::Key_BracketLeft);
    QCOMPARE(speed->text(), u"0.5×"_s);
    press(Qt::Key_Right, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(shownTime() > begin + 500ms, Timeout);
    // Backwards it ends where the recording begins.
    press(Qt::Key_B);
    QCOMPARE(speed->text(), u"−0.5×"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shownTime() < begin + 100ms, Timeout);
    QTRY_COMPARE_WITH_TIMEOUT(part<QToolButton>("pastPlayBack")->accessibleName(),
                              u"Play backwards"_s, Timeout);
    // Of this recording; behind it is what is recorded now.
    const WallTime end = recorded().constFirst().to;
    press(Qt::Key_End);
    QTRY_VERIFY(shownTime() > end - 100ms);
    press(Qt::Key_End);
    QTRY_VERIFY(tile().isLive());
}

void TestLookingBack::allTilesShowTheSameMoment()
{
    QVERIFY(open(2));
    lookAt(recorded(0).constFirst().from + Inside);
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(tile(1).isRecorded() && !tile(1).picture().image.isNull(), Timeout);
    keepScreenshot(u"past-of-two"_s);
    press(Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(shownTime() < recorded(0).constFirst().from + 100ms, Timeout);
    // Selecting the other one plays that one's.
    press(Qt::Key_2);
    QCOMPARE(m_wall->selected(), u"camera-1"_s);
    QVERIFY(tile(0).isRecorded() && tile(1).isRecorded());
    press(Qt::Key_Escape);
    QVERIFY(!tile(0).isRecorded() && !tile(1).isRecorded());
}

/// By dragging with Shift.
void TestLookingBack::mark(WallTime from, WallTime to) const
{
    QTest::mousePress(m_view, Qt::LeftButton, Qt::ShiftModifier, m_view->pointOf(from));
    const QPoint end = m_view->pointOf(to);
    QMouseEvent move(QEvent::MouseMove, end, m_view->mapToGlobal(end), Qt::NoButton, Qt::LeftButton,
                     Qt::ShiftModifier);
    QApplication::sendEvent(m_view, &move);
    QTest::mouseRelease(m_view, Qt::LeftButton, Qt::ShiftModifier, end);
}

void TestLookingBack::aPartIsLockedDeletedAndBack()
{
    QVERIFY(open(1));
    const auto span = recorded().constFirst();
    const QString camera = u"camera-0"_s;
    const auto *const text = part<QLabel>("rangeText");
    const auto click = [this](const char *button) { part<QPushButton>(button)->click(); };
    mark(span.from + Inside, span.from + 3 * Inside);
    QVERIFY2(text->text().contains(u" to "_s), qPrintable(text->text()));
    click("rangeLock");
    QTRY_COMPARE_WITH_TIMEOUT(text->text(), u"1 file is locked now."_s, Timeout);
    QTRY_VERIFY_WITH_TIMEOUT(!m_view->spans().locked(camera).isEmpty(), Timeout);
    keepScreenshot(u"past-marked"_s);
    click("rangeDelete");
    QTRY_COMPARE_WITH_TIMEOUT(text->text(), u"1 locked file stays."_s, Timeout);
    QVERIFY(!part<QPushButton>("rangeUndo")->isVisible());
    click("rangeUnlock");
    QTRY_COMPARE_WITH_TIMEOUT(text->text(), u"1 file is unlocked now."_s, Timeout);
    click("rangeDelete");
    // No question: all of it is some seconds.
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>("rangeUndo")->isVisible(), Timeout);
    const QString said = text->accessibleName();
    QVERIFY2(said.startsWith(u"1 file is deleted: "_s +
                             momentText(span.from, vedette::TimePrecision::Seconds)),
             qPrintable(said));
    QVERIFY2(said.endsWith(u"B."_s), qPrintable(said)); // its size
    QTRY_VERIFY_WITH_TIMEOUT(recorded().constFirst().from > span.to, Timeout);
    click("rangeUndo");
    QTRY_VERIFY_WITH_TIMEOUT(recorded().constFirst().from == span.from, Timeout);
    QVERIFY(!part<QPushButton>("rangeUndo")->isVisible());
}

/// Files are deleted whole: Cancel leaves all of it.
void TestLookingBack::muchMoreThanIsMarkedIsAskedFor()
{
    QVERIFY(open(1, ManyPictures));
    const auto span = recorded().constFirst();
    mark(span.from + Inside, span.from + 3 * Inside);
    auto *const undo = part<QPushButton>("rangeUndo");
    for (const auto answer : {QMessageBox::Cancel, QMessageBox::NoButton}) {
        QString text;
        QString information;
        QTimer answering;
        connect(&answering, &QTimer::timeout, this, [&] {
            auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            if (box != nullptr && text.isEmpty()) {
                keepScreenshot(u"past-delete"_s);
                text = box->text();
                information = box->informativeText();
                const auto buttons = box->buttons();
                for (QAbstractButton *const button : buttons) {
                    if (box->standardButton(button) == answer) {
                        button->click();
                    }
                }
            }
        });
        answering.start(10);
        part<QPushButton>("rangeDelete")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!text.isEmpty(), Timeout);
        QVERIFY2(text.contains(u"1 file"_s) &&
                     text.contains(momentText(span.from, vedette::TimePrecision::Seconds)),
                 qPrintable(text));
        // 76 s of them, where a pixel is less than one.
        QVERIFY2(information.contains(u"1 min 1"_s), qPrintable(information));
        const bool isMeant = answer == QMessageBox::NoButton;
        QTRY_COMPARE_WITH_TIMEOUT(undo->isVisible(), isMeant, Timeout);
        QTRY_COMPARE_WITH_TIMEOUT(recorded().constFirst().from == span.from, !isMeant, Timeout);
    }
}

/// Though some are shortcuts of the window's menus, and others steer.
void TestLookingBack::theTimelineHasItsKeys()
{
    QVERIFY(open(1));
    const int traverse = m_cameras->traverse();
    const int elevation = m_cameras->elevation();
    QVERIFY(m_view->hasFocus());
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_Left, Qt::Key_Down, Qt::Key_J}) {
        QVERIFY(!tile().isRecorded());
        press(key);
        QTRY_VERIFY_WITH_TIMEOUT(tile().isRecorded(), Timeout);
        press(Qt::Key_Escape);
    }
    press(Qt::Key_End); // it is live already
    press(Qt::Key_Up);
    QVERIFY(!tile().isRecorded() && m_view->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY(tile().hasFocus());
    // It is the first that steers.
    press(Qt::Key_Up);
    QTRY_COMPARE_WITH_TIMEOUT(m_cameras->elevation(), elevation - 5, Timeout);
    QCOMPARE(m_cameras->traverse(), traverse);
    press(Qt::Key_T);
    QVERIFY(m_dock->isVisible() && m_view->hasFocus());
    press(Qt::Key_T);
    QVERIFY(!m_dock->isVisible() && tile().hasFocus());
}

void TestLookingBack::closingTheTimelineLeadsBack()
{
    QVERIFY(open(1));
    lookAt(recorded().constFirst().from + Inside);
    press(Qt::Key_T);
    QVERIFY(!m_dock->isVisible());
    QVERIFY(!tile().isRecorded());
}

/// Without going there; of what is still being recorded too.
void TestLookingBack::thePointerShowsWhatWasThen()
{
    QVERIFY(open(1));
    const QPoint at = m_view->pointOf(recorded().constLast().from + EnoughPresent / 2);
    QMouseEvent move(QEvent::MouseMove, at, m_view->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(m_view, &move);
    const auto *const hover = m_view->findChild<QFrame *>(u"hoverPicture"_s);
    QVERIFY(hover->isVisible());
    const QList<QLabel *> labels = hover->findChildren<QLabel *>();
    QTRY_VERIFY_WITH_TIMEOUT(
        std::any_of(labels.cbegin(), labels.cend(),
                    [](const QLabel *label) { return !label->pixmap().isNull(); }),
        Timeout);
    QVERIFY(!tile().isRecorded());
    keepScreenshot(u"past-hover"_s);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(m_view, &leave);
    QVERIFY(!hover->isVisible());
    // Nor over another window.
    QApplication::sendEvent(m_view, &move);
    QVERIFY(hover->isVisible());
    QEvent deactivate(QEvent::WindowDeactivate);
    QApplication::sendEvent(m_window.get(), &deactivate);
    QVERIFY(!hover->isVisible());
}

VEDETTE_SCREEN_TEST(TestLookingBack)
#include "TestLookingBack.moc"
