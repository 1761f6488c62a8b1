// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/OwedStop.h"
#include "TestProgram.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;

/// The note that a camera may be turning.
class TestOwedStop : public QObject
{
    Q_OBJECT

private slots:
    void survivesItsProgram();
    void holdsNoSecret();
    void oneForEachCamera();
    void aFolderThatCannotBeWritten();
    void aPipeIsNoNote();
    void whereItIs();
};

void TestOwedStop::survivesItsProgram()
{
    const QTemporaryDir folder;
    const QUrl camera(u"http://camera/"_s);
    {
        OwedStop owed(camera, folder.path());
        QVERIFY(!owed.isOwed());
        owed.owe();
        QVERIFY(owed.isOwed());
    }
    {
        OwedStop owed(camera, folder.path());
        QVERIFY(owed.isOwed());
        owed.settle();
    }
    QVERIFY(!OwedStop(camera, folder.path()).isOwed());
    OwedStop again(camera, folder.path());
    again.owe();
    again.settle();
    again.owe();
    QVERIFY(again.isOwed());
}

void TestOwedStop::holdsNoSecret()
{
    const QTemporaryDir folder;
    OwedStop(QUrl(u"http://me:secret@camera:8080/?pwd=secret"_s), folder.path()).owe();
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("camera:8080\n"));
    QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    // Another password is the same camera.
    QVERIFY(OwedStop(QUrl(u"http://me:other@camera:8080/?pwd=other"_s), folder.path()).isOwed());
}

void TestOwedStop::oneForEachCamera()
{
    const QTemporaryDir folder;
    OwedStop(QUrl(u"http://camera/"_s), folder.path()).owe();
    QVERIFY(!OwedStop(QUrl(u"http://camera:81/"_s), folder.path()).isOwed());
    QVERIFY(!OwedStop(QUrl(u"http://camera/two"_s), folder.path()).isOwed());
}

void TestOwedStop::aFolderThatCannotBeWritten()
{
    OwedStop owed(QUrl(u"http://camera/"_s), u"/proc/vedette"_s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
    owed.owe();
    QVERIFY(!owed.isOwed());
    owed.settle();
}

/// Nor is it taken away, or written into.
void TestOwedStop::aPipeIsNoNote()
{
    const QTemporaryDir folder;
    const QUrl camera(u"http://camera/"_s);
    OwedStop owed(camera, folder.path());
    owed.owe();
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    const QString path = files.next();
    QVERIFY(QFile::remove(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
    QVERIFY(!owed.isOwed());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"written: this is a pipe, not a file"_s));
    owed.owe();
}

void TestOwedStop::whereItIs()
{
    qunsetenv("STATE_DIRECTORY");
    qputenv("XDG_STATE_HOME", "relative");
    QCOMPARE(OwedStop::stateFolder(), QDir::homePath() + u"/.local/state/vedette"_s);
    qputenv("XDG_STATE_HOME", "/state");
    QCOMPARE(OwedStop::stateFolder(), u"/state/vedette"_s);
    qputenv("STATE_DIRECTORY", "/var/lib/vedette:/var/lib/other");
    QCOMPARE(OwedStop::stateFolder(), u"/var/lib/vedette"_s);
    qunsetenv("STATE_DIRECTORY");
    qunsetenv("XDG_STATE_HOME");
}

VEDETTE_TEST(TestOwedStop)
#include "TestOwedStop.moc"
