// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/PresetFile.h"
#include "steering/presets/PresetStore.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace std::chrono_literals;

namespace {

PresetBook twoPresets()
{
    PresetBook book;
    book.insert({.number = 12, .name = u"Gate"_s, .place = QPointF(-12.5, 3)});
    book.insert({.number = 1, .name = {}, .place = {}});
    book.patrol = {.stops = {{.preset = 12, .dwell = 20s}, {.preset = 1, .dwell = 1s}},
                   .resume = 0s,
                   .isRunning = true,
                   .park = 10min,
                   .parkPreset = 1};
    return book;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(const QString &)>)

/// The file of a camera's presets.
class TestPresetStore : public QObject
{
    Q_OBJECT

private slots:
    void keepsAll();
    void aFileThatIsCut();
    void aFileThatIsGone();
    void bothFilesAreDamaged();
    void noFileAtAll_data();
    void noFileAtAll();
    void ofANewerVedette();
    void cannotBeReadNow();
    void anotherProgramWritesIt();
    void cannotBeWritten();
    void refused_data();
    void refused();
    void names_data();
    void names();
};

void TestPresetStore::keepsAll()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"presets/camera.json"_s);
    PresetStore store(path);
    QCOMPARE(store.book(), PresetBook());
    QCOMPARE(store.save(twoPresets()), std::nullopt);
    QCOMPARE(PresetStore(path).book(), twoPresets());
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY((QFile::permissions(path) & others) == QFileDevice::Permissions());
}

/// Wherever it is cut, nothing is lost, and what is damaged is kept.
void TestPresetStore::aFileThatIsCut()
{
    const QByteArray whole = presetfile::bytesOf(twoPresets());
    for (qsizetype bytes = 0; bytes < whole.trimmed().size(); bytes += 61) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"camera.json"_s);
        PresetStore(path).save(twoPresets());
        write(path, whole.first(bytes));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"camera.json: this is not"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"are those of .*camera.json.bak"_s));
        QCOMPARE(PresetStore(path).book(), twoPresets());
        QCOMPARE(bytesOf(path + u".damaged"_s), whole.first(bytes));
        QCOMPARE(PresetStore(path).book(), twoPresets());
    }
}

/// As a full disk leaves it, or who is killed while the copy is put in its place.
void TestPresetStore::aFileThatIsGone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"camera.json"_s);
    PresetStore(path).save(twoPresets());
    QVERIFY(QFile::remove(path));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"are those of .*camera.json.bak"_s));
    PresetStore store(path);
    QCOMPARE(store.book(), twoPresets());
    QCOMPARE(bytesOf(path), presetfile::bytesOf(twoPresets()));
    QVERIFY(!store.refresh());
}

void TestPresetStore::bothFilesAreDamaged()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"camera.json"_s);
    write(path, "{");
    write(path + u".bak"_s, "[]");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"camera.json: this is not"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"camera.json.bak: this is not"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"there are no presets"_s));
    PresetStore store(path);
    QCOMPARE(store.book(), PresetBook());
    QCOMPARE(store.save(twoPresets()), std::nullopt);
    QCOMPARE(PresetStore(path).book(), twoPresets());
    QCOMPARE(bytesOf(path + u".damaged"_s), "{");
    QCOMPARE(bytesOf(path + u".bak.damaged"_s), "[]");
}

void TestPresetStore::noFileAtAll_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("make");
    QTest::addColumn<QString>("text");
    using Make = std::function<void(const QString &)>;
    QTest::newRow("pipe") << Make([](const QString &path) {
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
    }) << u"this is a pipe, not a file"_s;
    QTest::newRow("folder") << Make([](const QString &path) {
        QVERIFY(QDir().mkpath(path + u"/in it"_s));
    }) << u"this is a folder, not a file"_s;
    QTest::newRow("endless") << Make([](const QString &path) {
        QVERIFY(QFile::link(u"/dev/zero"_s, path));
    }) << u"this is a device, not a file"_s;
    QTest::newRow("too large") << Make([](const QString &path) {
        write(path, QByteArray(presetfile::MaximumBytes + 1, ' '));
    }) << u"this has more than 512 KiB"_s;
}

/// Whatever is there instead is said and kept, and no start waits for it.
void TestPresetStore::noFileAtAll()
{
    QFETCH(const std::function<void(const QString &)>, make);
    QFETCH(const QString, text);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"camera.json"_s);
    PresetStore(path).save(twoPresets());
    QVERIFY(QFile::remove(path));
    make(path);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"camera.json: "_s + text));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"are those of .*camera.json.bak"_s));
    QCOMPARE(PresetStore(path).book(), twoPresets());
    QVERIFY(QFileInfo(path).isFile() && !QFileInfo(path).isSymLink());
    const QFileInfo aside(path + u".damaged"_s);
    QVERIFY(aside.exists() || aside.isSymLink());
}

/// An older program is not to lose what a newer one has written.
void TestPresetStore::ofANewerVedette()
{
    const QByteArray newer = R"({"version":2,"presets":[{"number":1,"zoom":3}]})";
    for (const QString &ending : {u""_s, u".bak"_s}) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"camera.json"_s);
        write(path + ending, newer);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is of a newer Vedette"_s));
        PresetStore store(path);
        QCOMPARE(store.book(), PresetBook());
        const auto problem = store.save(twoPresets());
        QVERIFY(problem && problem->contains(u"of a newer Vedette"_s));
        QCOMPARE(bytesOf(path + ending), newer);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        QVERIFY(!store.refresh());
    }
}

/// What may be whole is neither put aside nor replaced.
void TestPresetStore::cannotBeReadNow()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"camera.json"_s);
    QVERIFY(QFile::link(path, path)); // which nobody can follow, not even root
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"it is left as it is"_s));
    PresetStore store(path);
    QVERIFY(store.save({}));
    QVERIFY(QFileInfo(path).isSymLink());
    QVERIFY(QFile::remove(path));
    write(path, presetfile::bytesOf(twoPresets()));
    QVERIFY(store.refresh());
    QCOMPARE(store.book(), twoPresets());
    QCOMPARE(store.save({}), std::nullopt);
}

void TestPresetStore::anotherProgramWritesIt()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"camera.json"_s);
    PresetStore store(path);
    PresetStore other(path);
    QVERIFY(!store.refresh());
    other.save(twoPresets());
    QVERIFY(store.refresh());
    QCOMPARE(store.book(), twoPresets());
    QVERIFY(!store.refresh());
}

void TestPresetStore::cannotBeWritten()
{
    PresetStore store(u"/proc/vedette/camera.json"_s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
    QVERIFY(store.save(twoPresets()));
    QCOMPARE(store.book(), twoPresets());
}

void TestPresetStore::refused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *json, const char *text) {
        QTest::newRow(json) << QByteArray(json) << QString::fromUtf8(text);
    };
    row("", "this is not a whole file");
    row("[]", "this is not a whole file");
    row("{}", "\"version\" must be");
    row(R"({"version":2})", "\"version\" must be");
    row(R"({"version":1,"more":1})", "\"more\" is not known");
    row(R"({"version":1,"presets":{}})", "\"presets\" must be a list");
    row(R"({"version":1,"presets":[{"number":0}]})", "\"presets.0.number\" must be");
    row(R"({"version":1,"presets":[{"number":1001}]})", "\"presets.0.number\" must be");
    row(R"({"version":1,"presets":[{"number":1.5}]})", "\"presets.0.number\" must be");
    row(R"({"version":1,"presets":[{"number":1},{"number":1}]})", "a second time");
    row("{\"version\":1,\"presets\":[{\"number\":1,\"name\":\"a\"},\n"
        "{\"number\":2,\"name\":\"A\"}]}",
        "line 2: this number or name is there a second time");
    row(R"({"version":1,"presets":[{"number":1,"name":"a/b"}]})", "A preset's name");
    row(R"({"version":1,"presets":[{"number":1,"name":"a\nb"}]})", "must be one line");
    row(R"({"version":1,"presets":[{"number":1,"pan":1}]})", "\"tilt\" must be a number");
    row(R"({"version":1,"presets":[{"number":1,"pan":1,"tilt":361}]})", "\"tilt\" must be");
    row(R"({"version":1,"presets":[{"number":1,"pan":1,"tilt":"1"}]})", "\"tilt\" must be");
    row(R"({"version":1,"patrol":{"stops":[{"preset":1}]}})", "\"patrol.stops.0.seconds\"");
    row(R"({"version":1,"patrol":{"stops":[{"preset":1,"seconds":0}]}})", "stops.0.seconds\" must");
    row(R"({"version":1,"patrol":{"resumeSeconds":-1}})", "\"patrol.resumeSeconds\" must be");
    row(R"({"version":1,"patrol":{"parkMinutes":1e99}})", "\"patrol.parkMinutes\" must be");
    row(R"({"version":1,"patrol":{"running":"yes"}})", "\"patrol.running\" must be");
    QTest::newRow("too long") << QByteArray(presetfile::MaximumBytes + 1, ' ') << u"at most"_s;
    QTest::newRow("too deep") << QByteArray(200, '[') << u"this is not"_s;
}

void TestPresetStore::refused()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, text);
    const auto result = presetfile::bookOf(json, u"camera.json"_s);
    const auto *const problem = std::get_if<QString>(&result);
    QVERIFY(problem != nullptr);
    QVERIFY2(problem->startsWith(u"camera.json"_s) && problem->contains(text),
             qPrintable(*problem));
}

void TestPresetStore::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isRight");
    const auto row = [](const QString &name, bool isRight) {
        QTest::addRow("\"%s\"", qPrintable(name.left(20))) << name << isRight;
    };
    row(u"Front door"_s, true);
    row(u"Tür 2"_s, true);
    row(QString(Preset::MaximumNameLength, u'a'), true);
    row(QString(Preset::MaximumNameLength + 1, u'b'), false);
    row({}, false);
    row(u" door"_s, false);
    row(u"7"_s, false);
    row(u"a/b"_s, false);
    row(u"a\u200Bb"_s, false);
    row(u"a\tb"_s, false);
    row(u"\U0001F414"_s, true);
    row(u"half "_s + QChar(0xD800), false);
    row(u"."_s, false);
    row(u".."_s, false);
    row(u"..."_s, true);
}

void TestPresetStore::names()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isRight);
    QCOMPARE(problemWithPresetName(name).isEmpty(), isRight);
}

VEDETTE_TEST(TestPresetStore)
#include "TestPresetStore.moc"
