// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/PositionStore.h"
#include "TestProgram.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

QJsonObject there()
{
    return {{u"pan"_s, 12}};
}

QJsonObject anotherHost()
{
    return {{u"pan"_s, 13}};
}

CameraConfig cameraAt(const QString &servoUrl)
{
    CameraConfig config;
    config.servoUrl = QUrl(servoUrl);
    return config;
}

} // namespace

/// Where a camera points, over a restart of the program.
class TestPositionStore : public QObject
{
    Q_OBJECT

private slots:
    void survivesItsProgram();
    void isUnsureWhileItTurns();
    void knowsARestartOfTheComputer();
    void isOfOneCamera();
    void refusesWhatItDidNotWrite_data();
    void refusesWhatItDidNotWrite();
    void aPipeIsNoFile();
    void holdsNoSecret();

private:
    QString fileIn(const QTemporaryDir &folder)
    {
        QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    }

    const CameraConfig m_camera = cameraAt(u"http://camera/control_servo"_s);
};

void TestPositionStore::survivesItsProgram()
{
    const QTemporaryDir folder;
    {
        PositionStore store(m_camera, folder.path(), "1");
        QVERIFY(!store.kept());
        store.begin(there());
        QVERIFY(fileIn(folder).isEmpty());
        store.changed(anotherHost());
    }
    const auto kept = PositionStore(m_camera, folder.path(), "1").kept();
    QVERIFY(kept);
    QCOMPARE(kept->position, anotherHost());
    QVERIFY(!kept->wasTurning && !kept->hasRestarted);
}

void TestPositionStore::isUnsureWhileItTurns()
{
    const QTemporaryDir folder;
    PositionStore store(m_camera, folder.path(), "1");
    store.begin(there());
    store.turning();
    // As another program would find it after a crash of this one.
    const auto kept = [&] { return PositionStore(m_camera, folder.path(), "1").kept(); };
    QTRY_VERIFY(kept() && kept()->wasTurning);
    store.changed(anotherHost());
    QCOMPARE(kept()->position, there());
    store.flush();
    QCOMPARE(kept()->position, anotherHost());
    QVERIFY(!kept()->wasTurning);
    store.turning();
    store.abandon();
    QVERIFY(kept()->wasTurning);
}

void TestPositionStore::knowsARestartOfTheComputer()
{
    const QTemporaryDir folder;
    PositionStore(m_camera, folder.path(), "1").changed(there());
    QVERIFY(PositionStore(m_camera, folder.path(), "2").kept()->hasRestarted);
}

void TestPositionStore::isOfOneCamera()
{
    const QTemporaryDir folder;
    PositionStore(m_camera, folder.path(), "1").changed(there());
    CameraConfig other = m_camera;
    other.servoChannel = 2;
    QVERIFY(!PositionStore(other, folder.path(), "1").kept());
    QVERIFY(
        !PositionStore(cameraAt(u"http://camera:81/control_servo"_s), folder.path(), "1").kept());
}

void TestPositionStore::refusesWhatItDidNotWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"dialect":"tr-el","position":{"pan")");
    QTest::newRow("a list") << QByteArray(R"(["tr-el"])");
    QTest::newRow("of another dialect") << QByteArray(R"({"dialect":"action-go","turning":false})");
    QTest::newRow("too long") << QByteArray(R"({"dialect":"tr-el"})") +
                                     QByteArray(PositionStore::LargestFile, ' ');
    QTest::newRow("zeros") << QByteArray(100, '\0');
}

void TestPositionStore::refusesWhatItDidNotWrite()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    PositionStore(m_camera, folder.path(), "1").changed(there());
    QFile file(fileIn(folder));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
    file.close();
    QVERIFY(!PositionStore(m_camera, folder.path(), "1").kept());
}

/// Which would wait for ever for whoever writes into it.
void TestPositionStore::aPipeIsNoFile()
{
    const QTemporaryDir folder;
    PositionStore(m_camera, folder.path(), "1").changed(there());
    const QString path = fileIn(folder);
    QVERIFY(QFile::remove(path));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u": this is a pipe, not a file"_s));
    PositionStore store(m_camera, folder.path(), "1");
    QVERIFY(!store.kept());
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"written: this is a pipe, not a file"_s));
    store.changed(there());
    store.flush();
}

void TestPositionStore::holdsNoSecret()
{
    const QTemporaryDir folder;
    PositionStore(cameraAt(u"http://me:secret@camera/?pwd=secret"_s), folder.path(), "1")
        .changed(there());
    QFile file(fileIn(folder));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
    QVERIFY(!file.fileName().contains(u"secret"_s));
    QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
}

VEDETTE_TEST(TestPositionStore)
#include "TestPositionStore.moc"
