// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "DialogChecks.h"
#include "MainWindow.h"
#include "RecordedFiles.h"
#include "recording/ExportDialog.h"
#include "recording/MatroskaReader.h"
#include "recording/RecordingIndex.h"
#include "recording/TimelineDock.h"
#include "recording/TimelineView.h"
#include "ScreenTest.h"
#include "TestPicture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette::test;
using vedette::ExportDialog;
using vedette::MainWindow;
using vedette::RecordingIndex;
using vedette::TimelineDock;
using vedette::WallTime;

namespace {

constexpr QSize ExportedSize{64, 48};

/// Noon of a day in January, by the local clock.
WallTime noon()
{
    return WallTime(
        std::chrono::milliseconds(QDateTime(QDate(2026, 1, 15), QTime(12, 0)).toMSecsSinceEpoch()));
}

QList<QByteArray> picturesIn(const QString &path)
{
    QList<QByteArray> jpegs;
    const auto opened = vedette::MatroskaReader::open(path);
    if (const auto *const reader = std::get_if<std::unique_ptr<vedette::MatroskaReader>>(&opened)) {
        while (const auto picture = (*reader)->next()) {
            jpegs += picture->jpeg;
        }
    }
    return jpegs;
}

} // namespace

/// What was recorded is exported from the window, by its real dialog.
class TestExportDialog : public QObject
{
    Q_OBJECT

public slots:
    void openFolder(const QUrl &url) { m_opened += url.toLocalFile(); }

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void theMarkedPartAsItIs();
    void allThatAreShown();
    void aDayAsATimeLapse();
    void whatIsInTheWayIsSaidBefore();
    void whatFailsSaysWhatToDo();
    void cancellingLeavesNothing();
    void closingTheDialogLetsItGoOn();
    void quittingAsks();
    void itFitsAndHasKeys_data();
    void itFitsAndHasKeys();

private:
    QList<QByteArray> record(const QString &camera, WallTime start, int count,
                             QSize size = ExportedSize);
    void open(int cameras = 1);
    void mark(WallTime from, WallTime to);
    void showDialog();
    void enterPath(const QString &path) const;
    void startPart();
    void click(const char *button) const { part<QPushButton>(button)->click(); }
    template <typename Part>
    [[nodiscard]] Part *part(const char *name) const
    {
        return m_dialog->findChild<Part *>(QLatin1String(name));
    }
    /// As it is read: without the places where a path may be broken.
    [[nodiscard]] QString result() const
    {
        const auto *const label = part<QLabel>("exportResult");
        return label->isHidden() ? QString() : label->text().remove(QChar(0x200B));
    }
    [[nodiscard]] QString target(const QString &name) const { return m_target->filePath(name); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_target->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_recordings;
    std::unique_ptr<QTemporaryDir> m_target;
    std::unique_ptr<MainWindow> m_window;
    ExportDialog *m_dialog = nullptr;
    QStringList m_opened; ///< folders
    int m_recorded = 0;   ///< pictures
};

void TestExportDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-export-test"_s);
    QApplication::setCursorFlashTime(0);
    QDesktopServices::setUrlHandler(u"file"_s, this, "openFolder");
}

void TestExportDialog::init()
{
    m_recordings = std::make_unique<QTemporaryDir>();
    m_target = std::make_unique<QTemporaryDir>();
    QSettings().setValue(u"export/folder"_s, m_target->path());
    m_opened.clear();
}

void TestExportDialog::cleanup()
{
    m_window.reset();
    m_dialog = nullptr;
}

void TestExportDialog::cleanupTestCase()
{
    QDesktopServices::unsetUrlHandler(u"file"_s);
}

/// In a closed file that the index knows; no two of its pictures are alike.
QList<QByteArray> TestExportDialog::record(const QString &camera, WallTime start, int count,
                                           QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    const QByteArray jpeg = jpegOf(image);
    QList<QByteArray> pictures;
    for (int i = 0; i < count; ++i) {
        pictures += jpeg + QByteArray::number(m_recorded++);
    }
    const auto segment =
        makeRecording(m_recordings->path(), u"%1/2026-01-15/%2.mkv"_s.arg(camera).arg(m_recorded),
                      start, count, pictures);
    RecordingIndex::open(m_recordings->path())->put(segment, RecordingIndex::Lock::Set);
    return pictures;
}

/// The window, with cameras that are not there, but were.
void TestExportDialog::open(int cameras)
{
    vedette::LoadedCameras loaded;
    for (int i = 0; i < cameras; ++i) {
        vedette::StoredCamera camera;
        camera.id = u"camera-%1"_s.arg(i);
        camera.config.name = u"Garden"_s;
        camera.config.cameraUrl = QUrl(u"http://127.0.0.1:9/stream"_s);
        camera.config.record.folder = camera.id;
        loaded.cameras += camera;
    }
    loaded.recordings.path = m_recordings->path();
    loaded.recordings.freeGigabytes = 0;
    m_window = std::make_unique<MainWindow>();
    m_window->openDemo(loaded);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Timeout));
}

void TestExportDialog::mark(WallTime from, WallTime to)
{
    emit m_window->findChild<TimelineDock *>()->view().marked({from, to});
}

void TestExportDialog::showDialog()
{
    // Qt calls a window active while a dialog of its own is, but its keys are the dialog's then.
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_E);
    m_dialog = m_window->findChild<ExportDialog *>();
    QVERIFY(m_dialog != nullptr);
    QTRY_COMPARE(QApplication::activeWindow(), m_dialog);
    QVERIFY(m_window->findChild<TimelineDock *>()->isVisible());
}

void TestExportDialog::enterPath(const QString &path) const
{
    auto *const line = part<QLineEdit>("exportPath");
    line->selectAll();
    QTest::keyClicks(line, path);
}

/// A short export, as part.mkv, is under way.
void TestExportDialog::startPart()
{
    record(u"camera-0"_s, noon(), 5);
    open();
    mark(noon(), noon() + 2s);
    showDialog();
    enterPath(target(u"part.mkv"_s));
    click("exportStart");
}

/// Across two files, byte for byte.
void TestExportDialog::theMarkedPartAsItIs()
{
    const QList<QByteArray> first = record(u"camera-0"_s, noon(), 10);
    const QList<QByteArray> second = record(u"camera-0"_s, noon() + 10s, 10);
    open();
    mark(noon() + 5 * PictureInterval, noon() + 10s + 3 * PictureInterval);
    showDialog();
    QCOMPARE(part<QComboBox>("exportTimes")->currentText(), u"The marked part"_s);
    QCOMPARE(part<QLineEdit>("exportPath")->text(),
             target(u"Demo 2026-01-15 12-00-00 to 12-00-10.mkv"_s));
    const auto *const estimate = part<QLabel>("exportEstimate");
    QTRY_VERIFY(estimate->text().startsWith(u"Recorded in this time: 0 s."_s));
    QVERIFY2(estimate->text().contains(u" about "_s), qPrintable(estimate->text()));
    enterPath(target(u"part"_s));
    click("exportStart");
    QTRY_COMPARE(result(), u"✓ Saved as %1."_s.arg(target(u"part.mkv"_s)));
    QCOMPARE(files(), QStringList({u"part.mkv"_s}));
    QCOMPARE(picturesIn(target(u"part.mkv"_s)), first.mid(5) + second.mid(0, 4));
    click("exportShow");
    QCOMPARE(m_opened, QStringList({m_target->path()}));
}

/// Also when they have the same name.
void TestExportDialog::allThatAreShown()
{
    const QList<QByteArray> first = record(u"camera-0"_s, noon(), 5);
    const QList<QByteArray> second = record(u"camera-1"_s, noon(), 7);
    open(2);
    mark(noon(), noon() + 2s);
    showDialog();
    QTest::keyClick(part<QComboBox>("exportCameras"), Qt::Key_Down);
    QCOMPARE(part<QLineEdit>("exportPath")->text(), m_target->path());
    click("exportStart");
    QTRY_COMPARE(result(), u"✓ 2 files are in %1."_s.arg(m_target->path()));
    const QString name = u"Garden 2026-01-15 12-00-00 to 12-00-02"_s;
    QCOMPARE(files(), QStringList({name + u" (2).mkv"_s, name + u".mkv"_s}));
    QCOMPARE(picturesIn(target(name + u".mkv"_s)), first);
    QCOMPARE(picturesIn(target(name + u" (2).mkv"_s)), second);
}

void TestExportDialog::aDayAsATimeLapse()
{
    const QList<QByteArray> all = record(u"camera-0"_s, noon(), 101);
    open();
    mark(noon(), noon() + 5s);
    showDialog();
    auto *const times = part<QComboBox>("exportTimes");
    times->setFocus();
    QTest::keyClick(times, Qt::Key_End);
    QVERIFY2(times->currentText().startsWith(u"The whole day"_s), qPrintable(times->currentText()));
    QVERIFY(part<QCheckBox>("exportLapse")->isChecked());
    part<QSpinBox>("exportEvery")->setValue(1);
    const auto *const estimate = part<QLabel>("exportEstimate");
    QTRY_VERIFY(estimate->text().contains(u"The film lasts about 1 s."_s));
    enterPath(target(u"day.mkv"_s));
    click("exportStart");
    QTRY_VERIFY(result().startsWith(u"✓ "_s));
    QCOMPARE(picturesIn(target(u"day.mkv"_s)),
             QList<QByteArray>({all[0], all[25], all[50], all[75], all[100]}));
}

void TestExportDialog::whatIsInTheWayIsSaidBefore()
{
    record(u"camera-0"_s, noon(), 5);
    open();
    mark(noon(), noon() + 2s);
    showDialog();
    const auto *const start = part<QPushButton>("exportStart");
    QVERIFY(start->isEnabled() && result().isEmpty());
    QFile there(target(u"there.mkv"_s));
    QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
    there.close();
    enterPath(there.fileName());
    QCOMPARE(result(),
             u"✗ There is a file %1 already. Choose another name."_s.arg(there.fileName()));
    QVERIFY(!start->isEnabled());
    enterPath(m_recordings->filePath(u"camera-0/mine.mkv"_s));
    QVERIFY2(result().startsWith(u"✗ Nothing is exported into the recordings' folder"_s),
             qPrintable(result()));
    enterPath(target(u"missing/mine.mkv"_s));
    QVERIFY2(result().contains(u"is not there"_s), qPrintable(result()));
    QVERIFY(!start->isEnabled());
    enterPath(target(u"mine.mkv"_s));
    QVERIFY(start->isEnabled() && result().isEmpty());
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), "mine");
    QCOMPARE(files(), QStringList({u"there.mkv"_s}));
}

void TestExportDialog::whatFailsSaysWhatToDo()
{
    record(u"camera-0"_s, noon(), 5);
    open();
    mark(noon() + 1h, noon() + 2h);
    showDialog();
    const auto *const estimate = part<QLabel>("exportEstimate");
    QTRY_COMPARE(estimate->text(), u"Nothing was recorded in this time."_s);
    click("exportStart");
    QTRY_COMPARE(result(), u"✗ Nothing was recorded between these moments."_s);
    mark(noon(), noon() + 2s);
    showDialog();
    QTRY_VERIFY(estimate->text().startsWith(u"Recorded"_s));
    const QString tooLong = target(QString(300, u'x'));
    enterPath(tooLong);
    click("exportStart");
    QTRY_VERIFY(result().startsWith(u"✗ %1.mkv: "_s.arg(tooLong)));
    QCOMPARE(files(), QStringList());
    // It can be made shorter.
    QCOMPARE(part<QLineEdit>("exportPath")->text(), tooLong);
    QVERIFY(part<QPushButton>("exportStart")->isEnabled());
}

/// Of an export that takes seconds, and so longer than the next click: in H.264.
void TestExportDialog::cancellingLeavesNothing()
{
    record(u"camera-0"_s, noon(), 2000, {640, 480});
    if (!vedette::Export::canMp4()) {
        QSKIP("this computer's libavcodec has no encoder for H.264");
    }
    open();
    mark(noon(), noon() + 1h);
    showDialog();
    QTest::keyClick(part<QComboBox>("exportFormats"), Qt::Key_End);
    QVERIFY(part<QCheckBox>("exportDrawn")->isEnabled());
    QVERIFY(part<QLineEdit>("exportPath")->text().endsWith(u".mp4"_s));
    click("exportStart");
    QVERIFY(part<QPushButton>("exportCancel")->isVisible());
    QVERIFY(!part<QPushButton>("exportStart")->isEnabled());
    click("exportCancel");
    QTRY_COMPARE(result(), u"✗ The export was cancelled; nothing of it is left."_s);
    QCOMPARE(files(), QStringList());
    QVERIFY(!part<QPushButton>("exportShow")->isVisible());
    QVERIFY(part<QPushButton>("exportStart")->isEnabled());
}

void TestExportDialog::closingTheDialogLetsItGoOn()
{
    startPart();
    m_dialog->close();
    QVERIFY(!m_dialog->isVisible());
    QTRY_COMPARE(m_window->statusBar()->currentMessage(),
                 u"Saved as %1."_s.arg(target(u"part.mkv"_s)));
    QCOMPARE(files(), QStringList({u"part.mkv"_s}));
}

void TestExportDialog::quittingAsks()
{
    startPart();
    QString question;
    QTimer::singleShot(0, m_window.get(), [&question] {
        auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box != nullptr);
        question = box->text();
        box->button(QMessageBox::Cancel)->click();
    });
    m_window->close();
    QCOMPARE(question, u"An export is under way."_s);
    QVERIFY(m_window->isVisible());
    QTRY_COMPARE(result(), u"✓ Saved as %1."_s.arg(target(u"part.mkv"_s)));
    // Then nothing is to be asked.
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

void TestExportDialog::itFitsAndHasKeys_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestExportDialog::itFitsAndHasKeys()
{
    QFETCH(const bool, isDark);
    const auto dark = isDark ? std::make_unique<DarkPalette>() : nullptr;
    record(u"camera-0"_s, noon(), 5);
    open(2);
    mark(noon(), noon() + 2s);
    showDialog();
    const auto look = [this](const QString &state) {
        QTRY_COMPARE(misfitsIn(*m_dialog), QString());
        QCOMPARE(technicalWordsIn(*m_dialog), QString());
        QCOMPARE(unclearKeysIn(*m_dialog), QString());
        keepScreenshot(u"export %1 "_s.arg(state) + QLatin1String(QTest::currentDataTag()));
    };
    const auto *const estimate = part<QLabel>("exportEstimate");
    QTRY_VERIFY(estimate->text().startsWith(u"Recorded"_s));
    look(u"choices"_s);
    enterPath(m_recordings->filePath(u"mine.mkv"_s));
    look(u"refused"_s);
    enterPath(target(u"part.mkv"_s));
    click("exportStart");
    look(u"running"_s);
    QTRY_VERIFY(result().startsWith(u"✓ "_s));
    look(u"done"_s);
}

VEDETTE_SCREEN_TEST(TestExportDialog)
#include "TestExportDialog.moc"
