// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CameraStore.h"
#include "config/SavedRecord.h"
#include "config/SettingValue.h"
#include "TestProgram.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

/// Of the week that begins on Monday, 5 January 2026; day 0 is that Monday.
QDateTime timeOf(int day, int hour, int minute)
{
    return {QDate(2026, 1, 5).addDays(day), QTime(hour, minute)};
}

} // namespace

/// When and where cameras are recorded, as people write it.
class TestRecordSettings : public QObject
{
    Q_OBJECT

private slots:
    void timesOfTheWeek_data();
    void timesOfTheWeek();
    void values_data();
    void values();
    void whoseTheyAre();
    void theFolderOfACamera();
    void savedAsTheyAre();
    void aWrongFileIsNotSaved();
};

void TestRecordSettings::timesOfTheWeek_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<bool>("isIn");
    const QString night = u"22:00-06:00"_s;
    QTest::newRow("before") << night << timeOf(2, 21, 59) << false;
    QTest::newRow("its first minute") << night << timeOf(2, 22, 0) << true;
    QTest::newRow("after midnight") << night << timeOf(3, 5, 59) << true;
    QTest::newRow("its end") << night << timeOf(3, 6, 0) << false;
    QTest::newRow("from Sunday into Monday") << u"Sun 22:00-06:00"_s << timeOf(0, 3, 0) << true;
    QTest::newRow("another night") << u"Sun 22:00-06:00"_s << timeOf(1, 3, 0) << false;
    const QString office = u"mon-fri 8:00-18:00, Sat 00:00 - 24:00"_s;
    QTest::newRow("a working day") << office << timeOf(4, 12, 0) << true;
    QTest::newRow("a whole day") << office << timeOf(5, 23, 59) << true;
    QTest::newRow("the day after") << office << timeOf(6, 0, 0) << false;
    const QString weekend = u"Sat-Mon 00:00-24:00"_s;
    QTest::newRow("over the end of the week") << weekend << timeOf(0, 12, 0) << true;
    QTest::newRow("not the rest of it") << weekend << timeOf(2, 12, 0) << false;
}

void TestRecordSettings::timesOfTheWeek()
{
    QFETCH(const QString, text);
    QFETCH(const QDateTime, time);
    QFETCH(const bool, isIn);
    const auto schedule = WeekSchedule::parse(text);
    QVERIFY(schedule);
    QCOMPARE(schedule->contains(time), isIn);
}

void TestRecordSettings::values_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QStringList>("right");
    QTest::addColumn<QStringList>("wrong");
    QTest::newRow("when") << u"VEDETTE_RECORD"_s
                          << QStringList{u"ready"_s, u"Always"_s, u"22:00-06:00"_s}
                          << QStringList{u""_s,
                                         u"yes"_s,
                                         u"25:00-26:00"_s,
                                         u"08:00-08:00"_s,
                                         u"Foo 08:00-09:00"_s,
                                         u"08:60-09:00"_s,
                                         u"8-9"_s,
                                         u","_s,
                                         u"08:00-24:01"_s,
                                         u"08:00-09:00,"_s.repeated(60) + u"08:00-09:00"_s};
    QTest::newRow("before") << u"VEDETTE_RECORD_BEFORE"_s << QStringList{u"0"_s, u"60"_s}
                            << QStringList{u"-1"_s, u"61"_s, u"ten"_s};
    QTest::newRow("segment") << u"VEDETTE_RECORD_SEGMENT"_s << QStringList{u"1"_s, u"60"_s}
                             << QStringList{u"0"_s, u"61"_s};
    QTest::newRow("lapse") << u"VEDETTE_RECORD_EVERY"_s << QStringList{u"1"_s, u"3600"_s}
                           << QStringList{u"0"_s, u"1.5"_s, u"3601"_s};
    QTest::newRow("days") << u"VEDETTE_RECORD_KEEP_DAYS"_s << QStringList{u"1"_s, u"365"_s}
                          << QStringList{u"0"_s, u"36501"_s};
    for (const QString &key : {u"VEDETTE_RECORD_KEEP_GB"_s, u"VEDETTE_RECORD_KEEP_FREE_GB"_s}) {
        QTest::newRow(qPrintable(key))
            << key << QStringList{u"0.5"_s, u"2000"_s}
            << QStringList{u"0"_s, u"-1"_s, u"nan"_s, u"inf"_s, u"1e9"_s, u"20 GB"_s};
    }
    QTest::newRow("folder") << u"VEDETTE_RECORD_FOLDER"_s
                            << QStringList{u"/srv/video"_s, u"video"_s}
                            << QStringList{u""_s, u"a\nb"_s, u"a\u200Bb"_s};
}

void TestRecordSettings::values()
{
    QFETCH(const QString, key);
    QFETCH(const QStringList, right);
    QFETCH(const QStringList, wrong);
    for (const QString &value : right) {
        Settings settings;
        QCOMPARE(takeSetting(settings, key, value), QString());
        QVERIFY(settings != Settings());
    }
    for (const QString &value : wrong) {
        Settings settings;
        const QString problem = takeSetting(settings, key, value);
        QVERIFY2(problem.startsWith(key), qPrintable(value));
        QCOMPARE(settings, Settings());
    }
}

/// A camera's own limits are not those of all.
void TestRecordSettings::whoseTheyAre()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(u"server.env"_s, "HTTP_AUTH_USERNAME=a\nHTTP_AUTH_PASSWORD=b\n"
                                   "VEDETTE_RECORD_FOLDER=video\nVEDETTE_RECORD_KEEP_GB=100\n"));
    QVERIFY(write(u"garden.env"_s, "CAM_URL=http://127.0.0.1:9/\nVEDETTE_RECORD=always\n"
                                   "VEDETTE_RECORD_KEEP_GB=5\n"));
    const LoadedCameras loaded = loadFolder(folder.path(), {}, {});
    QVERIFY(!loaded.serveError());
    QCOMPARE(loaded.recordings.path, QDir(folder.path()).absoluteFilePath(u"video"_s));
    QCOMPARE(loaded.recordings.keep.gigabytes, 100);
    QCOMPARE(loaded.cameras.size(), 1);
    QCOMPARE(loaded.cameras[0].config.record.keep.gigabytes, 5);
    QCOMPARE(loaded.cameras[0].config.record.when, RecordConfig::When::Always);
}

/// Its recordings stay its own when others join it.
void TestRecordSettings::theFolderOfACamera()
{
    CameraConfig camera;
    camera.cameraUrl = QUrl(u"http://192.168.1.50/"_s);
    QCOMPARE(recordFolderOf(u"/home/me/Front Door.env"_s, camera), cameraId(u"Front Door.env"_s));
    QCOMPARE(recordFolderOf({}, camera), u"192-168-1-50"_s);
    QCOMPARE(recordFolderOf(u"/home/me/.env"_s, camera), u"camera"_s);
}

/// Whatever the file had before, it says the same afterwards, in as few lines as it takes.
void TestRecordSettings::savedAsTheyAre()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"garden.env"_s);
    const auto write = [&path](const QByteArray &text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const auto lines = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
    };
    QVERIFY(write("# mine\nCAM_URL=http://127.0.0.1:9/\n"));
    const RecordConfig usual;
    RecordConfig other;
    other.when = RecordConfig::When::Schedule;
    other.schedule = *WeekSchedule::parse(u"Fri-Mon 22:00-6:00,  Wed 0:00-24:00"_s);
    other.beforeSeconds = 0;
    other.segmentMinutes = 60;
    other.everySeconds = 3600;
    other.keep = {.days = RecordKeep::MostDays, .gigabytes = RecordKeep::MostGigabytes};
    RecordConfig always = other;
    always.when = RecordConfig::When::Always;
    always.schedule = {};
    always.keep.gigabytes = 0.1;
    for (const RecordConfig &config : {other, always, usual, always, other, usual}) {
        QVERIFY(!saveRecord(config, path));
        const LoadedSettings loaded = loadSettings(path, {}, {});
        QVERIFY2(!loaded.error, qPrintable(loaded.error.value_or(ConfigError()).message()));
        QCOMPARE(loaded.settings.camera.record, config);
        QCOMPARE(lines(), config == usual ? 2 : 8);
    }
}

void TestRecordSettings::aWrongFileIsNotSaved()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"garden.env"_s);
    QVERIFY(saveRecord({.when = RecordConfig::When::Always}, path));
    QVERIFY(!QFile::exists(path));
    QFile file(path);
    const QByteArray wrong = "CAM_URL\n";
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write(wrong) == wrong.size() && file.flush());
    const auto error = saveRecord({.when = RecordConfig::When::Always}, path);
    QVERIFY(error && error->line == 1);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), wrong);
}

VEDETTE_TEST(TestRecordSettings)
#include "TestRecordSettings.moc"
