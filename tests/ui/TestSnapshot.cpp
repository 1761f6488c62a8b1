// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FullDisk.h"
#include "Snapshot.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using vedette::Frame;
using vedette::saveSnapshot;
using vedette::SnapshotFile;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

namespace {

Frame snapshotFrame()
{
    Frame frame;
    frame.jpeg = jpegOf(colourfulImage({64, 48}));
    const QDateTime time(QDate(2026, 11, 29), QTime(7, 5, 9, 120));
    frame.wallTime =
        std::chrono::system_clock::time_point(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
    return frame;
}

QByteArray snapshotBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

private slots:
    void theBytesAreTheCameras();
    void nothingIsOverwritten();
    void anyNameMakesAFile_data();
    void anyNameMakesAFile();
    void itIsSaidWhyThereIsNone();
    void aFullDiskLeavesNoPart();
    void theClipboardHasItInFullSize();
};

void TestSnapshot::theBytesAreTheCameras()
{
    const QTemporaryDir home;
    const Frame frame = snapshotFrame();
    const SnapshotFile saved = saveSnapshot(frame, QStringLiteral("garden"),
                                            home.filePath(QStringLiteral("new/Pictures")));
    QCOMPARE(saved.problem, QString());
    QCOMPARE(saved.path,
             home.filePath(QStringLiteral("new/Pictures/garden 2026-11-29 07-05-09.jpg")));
    QCOMPARE(snapshotBytes(saved.path), frame.jpeg);
}

void TestSnapshot::nothingIsOverwritten()
{
    const QTemporaryDir home;
    const Frame first = snapshotFrame();
    Frame second = first;
    second.jpeg = jpegOf(colourfulImage({32, 24}));
    const QString one = saveSnapshot(first, QStringLiteral("garden"), home.path()).path;
    const QString two = saveSnapshot(second, QStringLiteral("garden"), home.path()).path;
    QCOMPARE(two, home.filePath(QStringLiteral("garden 2026-11-29 07-05-09 (2).jpg")));
    QCOMPARE(snapshotBytes(one), first.jpeg);
    QCOMPARE(snapshotBytes(two), second.jpeg);
}

void TestSnapshot::anyNameMakesAFile_data()
{
    QTest::addColumn<QString>("camera");
    QTest::addColumn<QString>("file");
    QTest::newRow("separators") << QStringLiteral("../a/b\\c") << QStringLiteral("camera.._a_b_c");
    QTest::newRow("reserved") << QStringLiteral("[fe80::1] *?") << QStringLiteral("[fe80__1] __");
    QTest::newRow("hidden") << QStringLiteral(".env") << QStringLiteral("camera.env");
    QTest::newRow("nothing") << QString() << QStringLiteral("camera");
    QTest::newRow("other letters") << QStringLiteral("Jardín 庭") << QStringLiteral("Jardín 庭");
    QTest::newRow("control") << QStringLiteral("a\nb") << QStringLiteral("a_b");
}

void TestSnapshot::anyNameMakesAFile()
{
    QFETCH(QString, camera);
    QFETCH(QString, file);
    const QTemporaryDir home;
    const SnapshotFile saved = saveSnapshot(snapshotFrame(), camera, home.path());
    QCOMPARE(saved.path, home.filePath(file + QStringLiteral(" 2026-11-29 07-05-09.jpg")));
    QVERIFY(QFile::exists(saved.path));
}

void TestSnapshot::itIsSaidWhyThereIsNone()
{
    const QTemporaryDir home;
    const QString file = home.filePath(QStringLiteral("Pictures"));
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    const SnapshotFile saved = saveSnapshot(snapshotFrame(), QStringLiteral("garden"), file);
    QCOMPARE(saved.path, QString());
    QVERIFY2(saved.problem.startsWith(
                 QStringLiteral("The picture could not be saved in %1: ").arg(file)),
             qPrintable(saved.problem));
}

/// A part of a picture would look like a damaged one later.
void TestSnapshot::aFullDiskLeavesNoPart()
{
    const QTemporaryDir home;
    SnapshotFile saved;
    {
        const vedette::test::FullDisk full;
        saved = saveSnapshot(snapshotFrame(), QStringLiteral("garden"), home.path());
    }
    QVERIFY(!saved.problem.isEmpty());
    QVERIFY(QDir(home.path()).isEmpty());
}

void TestSnapshot::theClipboardHasItInFullSize()
{
    const Frame frame = snapshotFrame();
    vedette::copySnapshot(frame);
    const QMimeData *const copied = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(qvariant_cast<QImage>(copied->imageData()).size(), QSize(64, 48));
    QCOMPARE(copied->data(QStringLiteral("image/jpeg")), frame.jpeg);
}

VEDETTE_GUI_TEST(TestSnapshot)
#include "TestSnapshot.moc"
