// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/DemoCameraThread.h"
#include "FullDisk.h"
#include "MainWindow.h"
#include "recording/RecordingDialog.h"
#include "recording/RecordingEstimate.h"
#include "TestProgram.h"

#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QDirIterator>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace Qt::StringLiterals;
using vedette::CameraPlace;
using vedette::DemoCamera;
using vedette::DemoCameraThread;
using vedette::MainWindow;
using vedette::RecordingDialog;

namespace {

/// The choices of the dialog, in its order.
enum Choice { AskedChoice, ReadyChoice, AlwaysChoice, TimesChoice };

/// What the desktop was asked to open.
class OpenedFolders : public QObject
{
    Q_OBJECT

public:
    OpenedFolders() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    ~OpenedFolders() override { QDesktopServices::unsetUrlHandler(u"file"_s); }
    Q_DISABLE_COPY_MOVE(OpenedFolders)

    QList<QUrl> urls;

public slots:
    void open(const QUrl &url) { urls += url; }
};

} // namespace

/// When a camera is recorded, set in the window.
class TestRecordingDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void settingsAreKeptInTheFile();
    void whatIsUsualHasNoLine();
    void nothingChangedLeavesTheFile();
    void alwaysCountsAtOnce();
    void wrongTimesAreRefused();
    void aLowerLimitIsExplained();
    void aNumberThatIsTooLargeIsTheLargest();
    void whatADayTakes();
    void aFullDiskIsSaid();
    void withoutAFileItCountsForNow();
    void simulatedCamerasToo();
    void whereRecordingsAre();
    void itClosesWithItsCamera();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void writeCamera(const QByteArray &more) const;
    void write(const QString &name, const QByteArray &content) const;
    QByteArray read(const QString &name) const;
    void openFolder();
    /// By the menu's entry.
    RecordingDialog *openDialog() const;
    [[nodiscard]] bool isRecording() const
    {
        return m_window->findChild<QLabel *>(u"recordingStatus"_s)->isVisibleTo(m_window.get());
    }
    [[nodiscard]] bool isAnythingRecorded() const
    {
        QDirIterator files(path(u"video"_s), {u"*.mkv"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        return files.hasNext();
    }
    template <typename Part>
    static Part *part(const QWidget *dialog, const char *name)
    {
        return dialog->findChild<Part *>(QLatin1String(name));
    }
    static void choose(const RecordingDialog *dialog, Choice choice)
    {
        part<QComboBox>(dialog, "when")->setCurrentIndex(choice);
    }
    static void save(const RecordingDialog *dialog)
    {
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save)->click();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoCameraThread> m_camera;
    std::unique_ptr<MainWindow> m_window;
};

void TestRecordingDialog::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"vedette-recording-dialog-test"_s);
}

void TestRecordingDialog::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    DemoCamera::Options options;
    options.size = {160, 120};
    m_camera = std::make_unique<DemoCameraThread>(options);
    QVERIFY2(m_camera->start(), qPrintable(m_camera->errorText()));
    write(u"server.env"_s, "VEDETTE_RECORD_FOLDER=video\nVEDETTE_RECORD_KEEP_GB=1.5\n"
                           "VEDETTE_RECORD_KEEP_FREE_GB=0.001\n");
}

void TestRecordingDialog::cleanup()
{
    m_window.reset();
    m_camera.reset();
}

void TestRecordingDialog::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

QByteArray TestRecordingDialog::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestRecordingDialog::writeCamera(const QByteArray &more) const
{
    write(u"garden.env"_s,
          "# The garden\nCAM_URL=" + m_camera->streamUrl().toEncoded() + '\n' + more);
}

void TestRecordingDialog::openFolder()
{
    CameraPlace place;
    place.folder = m_folder->path();
    m_window = std::make_unique<MainWindow>();
    m_window->openCameras(place, place.load());
    m_window->show();
}

RecordingDialog *TestRecordingDialog::openDialog() const
{
    m_window->findChild<QAction *>(u"openRecording"_s)->trigger();
    return m_window->findChild<RecordingDialog *>();
}

void TestRecordingDialog::settingsAreKeptInTheFile()
{
    writeCamera("VEDETTE_RECORD=ready\n# How long\nVEDETTE_RECORD_KEEP_DAYS=14\n"
                "VEDETTE_RECORD_SEGMENT=20 # minutes\n");
    const QByteArray head = read(u"garden.env"_s).split('V').constFirst();
    openFolder();
    const RecordingDialog *const dialog = openDialog();
    QVERIFY(dialog->windowTitle().contains(u"garden"_s));
    QCOMPARE(part<QComboBox>(dialog, "when")->currentIndex(), int(ReadyChoice));
    QVERIFY(!part<QSpinBox>(dialog, "lapse")->isEnabled());
    QVERIFY(part<QLineEdit>(dialog, "times")->isHidden());
    choose(dialog, TimesChoice);
    QVERIFY(part<QSpinBox>(dialog, "lapse")->isEnabled());
    part<QLineEdit>(dialog, "times")->setText(u" Mon-Fri  08:00-18:00, Sat 00:00-24:00"_s);
    part<QSpinBox>(dialog, "before")->setValue(30);
    part<QSpinBox>(dialog, "lapse")->setValue(5);
    part<QSpinBox>(dialog, "days")->setValue(21);
    part<QDoubleSpinBox>(dialog, "gigabytes")->setValue(0.5);
    save(dialog);
    QVERIFY(!dialog->isVisible());
    QCOMPARE(read(u"garden.env"_s),
             head + "VEDETTE_RECORD=\"Mon-Fri 08:00-18:00, Sat 00:00-24:00\"\n# How long\n"
                    "VEDETTE_RECORD_KEEP_DAYS=21\nVEDETTE_RECORD_SEGMENT=20 # minutes\n"
                    "VEDETTE_RECORD_BEFORE=30\nVEDETTE_RECORD_EVERY=5\n"
                    "VEDETTE_RECORD_KEEP_GB=0.5\n");
}

void TestRecordingDialog::whatIsUsualHasNoLine()
{
    writeCamera("VEDETTE_RECORD=22:00-06:00\nVEDETTE_RECORD_BEFORE=0\nVEDETTE_RECORD_EVERY=60\n"
                "VEDETTE_RECORD_KEEP_GB=2.125\nVEDETTE_RECORD_KEEP_DAYS=7\n");
    const QByteArray head = read(u"garden.env"_s).split('V').constFirst();
    openFolder();
    const RecordingDialog *const dialog = openDialog();
    QCOMPARE(part<QComboBox>(dialog, "when")->currentIndex(), int(TimesChoice));
    QCOMPARE(part<QLineEdit>(dialog, "times")->text(), u"22:00-06:00"_s);
    QCOMPARE(part<QSpinBox>(dialog, "before")->value(), 0);
    QCOMPARE(part<QSpinBox>(dialog, "lapse")->value(), 60);
    QCOMPARE(part<QSpinBox>(dialog, "days")->value(), 7);
    choose(dialog, AskedChoice);
    part<QSpinBox>(dialog, "before")->setValue(10);
    part<QSpinBox>(dialog, "lapse")->setValue(0);
    part<QSpinBox>(dialog, "days")->setValue(0);
    save(dialog);
    // What nobody edited is as precise as it was.
    QCOMPARE(read(u"garden.env"_s), head + "VEDETTE_RECORD_KEEP_GB=2.125\n");
}

void TestRecordingDialog::nothingChangedLeavesTheFile()
{
    writeCamera("VEDETTE_RECORD = asked # as it is anyway\nVEDETTE_RECORD_BEFORE='10'\n");
    const QByteArray before = read(u"garden.env"_s);
    openFolder();
    save(openDialog());
    QCOMPARE(read(u"garden.env"_s), before);
}

/// And the stream goes on.
void TestRecordingDialog::alwaysCountsAtOnce()
{
    writeCamera({});
    openFolder();
    QTRY_COMPARE_WITH_TIMEOUT(m_camera->streamClients(), 1, Timeout);
    QVERIFY(!isRecording());
    const RecordingDialog *dialog = openDialog();
    choose(dialog, AlwaysChoice);
    save(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(isRecording() && isAnythingRecorded(), Timeout);
    QVERIFY(read(u"garden.env"_s).endsWith("\nVEDETTE_RECORD=always\n"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<RecordingDialog *>() == nullptr, Timeout);
    dialog = openDialog();
    choose(dialog, AskedChoice);
    save(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!isRecording(), Timeout);
    QVERIFY(!read(u"garden.env"_s).contains("VEDETTE_RECORD"));
    QCOMPARE(m_camera->streamConnections(), 1);
}

void TestRecordingDialog::wrongTimesAreRefused()
{
    writeCamera("VEDETTE_RECORD=always\n");
    const QByteArray before = read(u"garden.env"_s);
    openFolder();
    const RecordingDialog *const dialog = openDialog();
    choose(dialog, TimesChoice);
    auto *const times = part<QLineEdit>(dialog, "times");
    const auto *const problem = part<QLabel>(dialog, "timesProblem");
    for (const QString &wrong : {u""_s, u"8-9"_s, u"25:00-26:00"_s, u"always"_s}) {
        times->setText(wrong);
        save(dialog);
        QVERIFY(dialog->isVisible());
        QVERIFY(!problem->isHidden() && problem->text().contains(u"22:00-06:00"_s));
        QTest::keyClick(times, Qt::Key_Space); // somebody goes on typing
        QVERIFY(problem->isHidden());
    }
    QCOMPARE(read(u"garden.env"_s), before);
    times->setText(u"08:00-09:00"_s);
    save(dialog);
    QVERIFY(read(u"garden.env"_s).endsWith("VEDETTE_RECORD=08:00-09:00\n"));
}

void TestRecordingDialog::aLowerLimitIsExplained()
{
    writeCamera("VEDETTE_RECORD_KEEP_DAYS=14\n");
    openFolder();
    const RecordingDialog *const dialog = openDialog();
    const auto *const goes = part<QLabel>(dialog, "goes");
    auto *const days = part<QSpinBox>(dialog, "days");
    QVERIFY(goes->isHidden());
    days->setValue(15);
    QVERIFY(goes->isHidden());
    days->setValue(13);
    QVERIFY(!goes->isHidden());
    days->setValue(0); // any number
    QVERIFY(goes->isHidden());
    part<QDoubleSpinBox>(dialog, "gigabytes")->setValue(1000);
    QVERIFY(!goes->isHidden());
}

void TestRecordingDialog::aNumberThatIsTooLargeIsTheLargest()
{
    writeCamera({});
    openFolder();
    const RecordingDialog *const dialog = openDialog();
    auto *const before = part<QSpinBox>(dialog, "before");
    before->selectAll();
    QTest::keyClicks(before, u"99"_s);
    QTest::keyClick(before, Qt::Key_Return);
    QVERIFY(!dialog->isVisible());
    QVERIFY(read(u"garden.env"_s).endsWith("\nVEDETTE_RECORD_BEFORE=60\n"));
}

void TestRecordingDialog::whatADayTakes()
{
    vedette::RecordConfig config;
    QCOMPARE(vedette::recordingEstimate({}, config), QString());
    const vedette::CameraRate rate{.picturesPerSecond = 25, .bytesOfPicture = 10'000};
    QCOMPARE(vedette::recordingEstimate(rate, config),
             u"A whole day takes about 21.6 GB at the present rate."_s);
    config.keep.gigabytes = 54;
    QVERIFY(vedette::recordingEstimate(rate, config)
                .endsWith(u"54.0 GB are enough for about 3 days."_s));
    config.keep.gigabytes = 21.6;
    config.everySeconds = 60; // of what is asked for, all is recorded
    QVERIFY(vedette::recordingEstimate(rate, config).endsWith(u"about 24 hours."_s));
    config.when = vedette::RecordConfig::When::Always;
    QVERIFY(
        vedette::recordingEstimate(rate, config).startsWith(u"A whole day takes about 14.4 MB"_s));
}

void TestRecordingDialog::aFullDiskIsSaid()
{
    writeCamera({});
    const QByteArray before = read(u"garden.env"_s);
    openFolder();
    RecordingDialog *const dialog = openDialog();
    choose(dialog, ReadyChoice);
    {
        const vedette::test::FullDisk full;
        save(dialog);
    }
    QVERIFY(dialog->isVisible());
    const auto *const problem = part<QLabel>(dialog, "problem");
    QVERIFY(!problem->isHidden() && problem->text().contains(path(u"garden.env"_s)));
    QCOMPARE(read(u"garden.env"_s), before);
    save(dialog);
    QVERIFY(!dialog->isVisible());
    QVERIFY(read(u"garden.env"_s).endsWith("\nVEDETTE_RECORD=ready\n"));
}

void TestRecordingDialog::withoutAFileItCountsForNow()
{
    vedette::Settings settings;
    settings.camera.cameraUrl = m_camera->streamUrl();
    settings.server.recordings.path = path(u"video"_s);
    m_window = std::make_unique<MainWindow>();
    m_window->openCamera(settings, {});
    m_window->show();
    const RecordingDialog *const dialog = openDialog();
    QVERIFY(part<QLabel>(dialog, "kept")->text().contains(u"has no file"_s));
    // In no file, so it must have been given when it was started.
    QCOMPARE(part<QLabel>(dialog, "all")->text(),
             u"The folder is set on the command line. All cameras together: 2 GB of the disk stay "
             "free (default)."_s);
    const auto *const estimate = part<QLabel>(dialog, "estimate");
    QTRY_VERIFY_WITH_TIMEOUT(
        estimate->isVisible() && estimate->text().contains(u"A whole day takes about"_s), Timeout);
    choose(dialog, AlwaysChoice);
    save(dialog);
    QVERIFY(!dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(isRecording() && isAnythingRecorded(), Timeout);
}

void TestRecordingDialog::simulatedCamerasToo()
{
    vedette::LoadedCameras demo;
    vedette::StoredCamera camera{.id = u"demo"_s, .envFile = {}, .config = {}, .mqttUrl = {}};
    camera.config.cameraUrl = m_camera->streamUrl();
    camera.config.record.folder = camera.id;
    demo.cameras = {camera};
    demo.recordings.path = path(u"video"_s);
    m_window = std::make_unique<MainWindow>();
    m_window->openDemo(demo);
    m_window->show();
    const RecordingDialog *const dialog = openDialog();
    QVERIFY(part<QLabel>(dialog, "kept")->text().contains(u"while the demo is open"_s));
    choose(dialog, AlwaysChoice);
    save(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(isRecording() && isAnythingRecorded(), Timeout);
}

void TestRecordingDialog::whereRecordingsAre()
{
    writeCamera("VEDETTE_RECORD=always\n");
    openFolder();
    QTRY_VERIFY_WITH_TIMEOUT(isAnythingRecorded(), Timeout);
    const auto plain = [](QString text) { return text.remove(QChar(0x200B)); };
    const auto roomText = [this] {
        const RecordingDialog *const dialog = openDialog();
        const auto *const room = part<QLabel>(dialog, "room");
        return QTest::qWaitFor([room] { return !room->text().isEmpty(); }, Timeout) ? room->text()
                                                                                    : QString();
    };
    const QString room = roomText();
    QVERIFY2(room.contains(u"of the disk's"_s), qPrintable(room));
    const RecordingDialog *const dialog = openDialog();
    const QString folder = path(u"video/garden"_s);
    QVERIFY(plain(part<QLabel>(dialog, "folder")->text()).contains(folder));
    const QString all = plain(part<QLabel>(dialog, "all")->text());
    QVERIFY2(all.contains(QLocale().toString(1.5) + u" GB"_s), qPrintable(all));
    QVERIFY2(all.startsWith(u"The folder is set in "_s + path(u"server.env"_s)), qPrintable(all));
    QVERIFY(all.contains(QLocale().toString(1.5) + u" GB (set in "_s + path(u"server.env"_s)));
    QVERIFY(plain(part<QLabel>(dialog, "kept")->text()).contains(path(u"garden.env"_s)));
    OpenedFolders opened;
    part<QPushButton>(dialog, "openFolder")->click();
    QCOMPARE(opened.urls, QList<QUrl>({QUrl::fromLocalFile(folder)}));
}

void TestRecordingDialog::itClosesWithItsCamera()
{
    writeCamera({});
    openFolder();
    const QPointer<RecordingDialog> dialog = openDialog();
    QVERIFY(QFile::remove(path(u"garden.env"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog, Timeout);
    QVERIFY(!m_window->findChild<QAction *>(u"openRecording"_s)->isEnabled());
}

VEDETTE_GUI_TEST(TestRecordingDialog)
#include "TestRecordingDialog.moc"
