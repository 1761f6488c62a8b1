// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectLibrary.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>
#include <sys/stat.h>

using vedette::Dialect;
using vedette::DialectError;
using vedette::DialectPointer;
using vedette::DialectResult;
using vedette::Heading;
using vedette::RequestTemplate;
namespace DialectLibrary = vedette::DialectLibrary;

namespace {

QByteArray smallDialect()
{
    return R"({
  "id": "small", "name": "Small", "firmwares": ["mine"], "kind": "step",
  "steps": { "left": "/l", "right": "/r" }
})";
}

QString textOf(const DialectResult &result)
{
    const auto *const error = std::get_if<DialectError>(&result);
    return error ? error->text : QString();
}

DialectPointer dialectOf(const DialectResult &result)
{
    const auto *const dialect = std::get_if<DialectPointer>(&result);
    return dialect ? *dialect : nullptr;
}

} // namespace

/// The dialects that Vedette comes with, and the user's own beside them.
class TestDialectLibrary : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void eachOfVedettesOwnIsThere();
    void requestsOfVedettesOwn_data();
    void requestsOfVedettesOwn();
    void anUnknownIdSaysWhichThereAre();
    void aFileOfTheUsersIsFoundByIdAndByPath();
    void anUnchangedFileIsTheSameDialect();
    void aBrokenFileSpoilsOnlyItself();
    void whatIsNoFileIsNotRead();

private:
    QString write(const QString &name, const QByteArray &json);

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_config;
};

void TestDialectLibrary::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_config = qgetenv("XDG_CONFIG_HOME");
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->path()));
    QVERIFY(QDir().mkpath(DialectLibrary::userFolder()));
}

void TestDialectLibrary::cleanup()
{
    qputenv("XDG_CONFIG_HOME", m_config);
}

QString TestDialectLibrary::write(const QString &name, const QByteArray &json)
{
    QString path = QDir(DialectLibrary::userFolder()).filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size()) {
        qFatal("cannot write the test's own file");
    }
    return path;
}

/// A file that is not right is left out, so their number says that all are.
void TestDialectLibrary::eachOfVedettesOwnIsThere()
{
    const QDir files(QStringLiteral(":/dialects"));
    QCOMPARE(DialectLibrary::builtIn().size(), files.entryList(QDir::Files).size());
    QCOMPARE(DialectLibrary::builtIn().size(), 29);
    for (const DialectPointer &dialect : DialectLibrary::builtIn()) {
        QVERIFY(files.exists(dialect->id + QStringLiteral(".json")));
        QCOMPARE(dialectOf(DialectLibrary::find(dialect->id, {})), dialect);
        QVERIFY(!dialect->isUsers);
    }
}

void TestDialectLibrary::requestsOfVedettesOwn_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<std::function<std::optional<RequestTemplate>(const Dialect &)>>("choose");
    QTest::addColumn<QByteArray>("redacted");
    QTest::addColumn<QByteArray>("body");
    using Choose = std::function<std::optional<RequestTemplate>(const Dialect &)>;
    const auto row = [](const char *id, const Choose &choose, const QByteArray &redacted,
                        const QByteArray &body = {}) {
        QTest::addRow("%s %s", id, redacted.constData())
            << QString::fromLatin1(id) << choose << redacted << body;
    };
    const auto drive = [](Heading heading) -> Choose {
        return
            [heading](const Dialect &d) { return d.drives.at(static_cast<std::size_t>(heading)); };
    };
    const auto step = [](Heading heading) -> Choose {
        return
            [heading](const Dialect &d) { return d.steps.at(static_cast<std::size_t>(heading)); };
    };
    row(
        "tr-el", [](const Dialect &d) { return d.relative.both; }, "GET ?tr=5&el=-10");
    row("action-go", step(Heading::Up), "GET /action?go=up");
    row("action-go-degrees", step(Heading::Left), "GET /control?go=left&degrees=7");
    row(
        "mjpeg2sd-websocket", [](const Dialect &d) { return d.absolute.tilt; }, "T45", "T45");
    row(
        "esphome", [](const Dialect &d) { return d.absolute.pan; },
        "POST /number/my%20pan/set?value=90");
    row("foscam-swapped", drive(Heading::LeftUp),
        "GET /decoder_control.cgi?command=91&user=me&pwd=***");
    row(
        "foscam", [](const Dialect &d) { return d.storePreset; },
        "GET /decoder_control.cgi?command=34&user=me&pwd=***");
    row(
        "hi3510", [](const Dialect &d) { return d.goToPreset; },
        "GET /cgi-bin/hi3510/ptzctrl.cgi?-step=0&-act=goto&-number=2&usr=me&pwd=***");
    row("dahua", drive(Heading::RightDown),
        "GET /cgi-bin/ptz.cgi?action=start&channel=1&code=RightDown&arg1=4&arg2=4&arg3=0");
    row(
        "hikvision", [](const Dialect &d) { return d.drive.both; },
        "PUT /ISAPI/PTZCtrl/channels/1/continuous",
        R"(<?xml version="1.0" encoding="UTF-8"?><PTZData><pan>90</pan><tilt>45</tilt></PTZData>)");
    row("dlink", step(Heading::RightDown), "POST /pantiltcontrol.cgi",
        "PanSingleMoveDegree=7&TiltSingleMoveDegree=7&PanTiltSingleMove=8");
    row("goke", drive(Heading::RightUp),
        "GET /cgi/ptz_set?Channel=1&Group=PTZCtrlInfo&Direction=7&PanSpeed=4&TiltSpeed=4");
    row(
        "dafang", [](const Dialect &d) { return d.controls.constFirst().request; },
        "GET /cgi-bin/action.cgi?cmd=ir_led_on");
}

void TestDialectLibrary::requestsOfVedettesOwn()
{
    QFETCH(QString, id);
    using Choose = std::function<std::optional<RequestTemplate>(const Dialect &)>;
    QFETCH(Choose, choose);
    QFETCH(QByteArray, redacted);
    QFETCH(QByteArray, body);
    const DialectPointer dialect = dialectOf(DialectLibrary::find(id, {}));
    QVERIFY(dialect);
    const auto request = choose(*dialect);
    QVERIFY(request);
    const auto filled = request->filled({{"pan", QStringLiteral("90")},
                                         {"tilt", QStringLiteral("45")},
                                         {"dpan", QStringLiteral("5")},
                                         {"dtilt", QStringLiteral("-10")},
                                         {"step", QStringLiteral("7")},
                                         {"speed", QStringLiteral("4")},
                                         {"preset", QStringLiteral("3")},
                                         {"channel", QStringLiteral("1")},
                                         {"value", QStringLiteral("1")},
                                         {"id", QStringLiteral("my pan")},
                                         {"user", QStringLiteral("me")},
                                         {"password", QStringLiteral("topsecret")}});
    QCOMPARE(filled.redacted, redacted);
    QCOMPARE(filled.body, body);
    QVERIFY(!filled.redacted.contains("topsecret"));
}

void TestDialectLibrary::anUnknownIdSaysWhichThereAre()
{
    write(QStringLiteral("small.json"), smallDialect());
    write(QStringLiteral("Upper.json"), smallDialect());
    write(QStringLiteral("broken.json"), "{\n");
    const QString text = textOf(DialectLibrary::find(QStringLiteral("foscom"), {}));
    QVERIFY2(text.startsWith(QLatin1String(
                 "there is no such dialect, and no such file; there are action-go, ")),
             qPrintable(text));
    QVERIFY(text.contains(QLatin1String(", small, ")) && text.endsWith(QLatin1String("yi-hack")));
    // Only those that can be named.
    QVERIFY2(!text.contains(QLatin1String("Upper")) && !text.contains(QLatin1String("broken")),
             qPrintable(text));
}

void TestDialectLibrary::aFileOfTheUsersIsFoundByIdAndByPath()
{
    const QString path = write(QStringLiteral("small.json"), smallDialect());
    const DialectPointer byId = dialectOf(DialectLibrary::find(QStringLiteral("small"), {}));
    QVERIFY(byId && byId->isUsers);
    QCOMPARE(dialectOf(DialectLibrary::find(path, {})), byId);
    QCOMPARE(
        dialectOf(DialectLibrary::find(QStringLiteral("small.json"), DialectLibrary::userFolder())),
        byId);
    QCOMPARE(textOf(DialectLibrary::find(QStringLiteral("other.json"), QStringLiteral("/nowhere"))),
             textOf(DialectLibrary::find(QStringLiteral("other"), {})));
}

/// Or each reloading would make another camera of it.
void TestDialectLibrary::anUnchangedFileIsTheSameDialect()
{
    const QString path = write(QStringLiteral("small.json"), smallDialect());
    const DialectPointer first = dialectOf(DialectLibrary::find(path, {}));
    QVERIFY(first);
    write(QStringLiteral("small.json"), smallDialect());
    QCOMPARE(dialectOf(DialectLibrary::find(path, {})), first);
    QByteArray other = smallDialect();
    write(QStringLiteral("small.json"), other.replace("/l", "/left"));
    QVERIFY(dialectOf(DialectLibrary::find(path, {})) != first);
}

void TestDialectLibrary::aBrokenFileSpoilsOnlyItself()
{
    write(QStringLiteral("small.json"), smallDialect());
    const QString broken = write(QStringLiteral("broken.json"), "{\n");
    const QString other = write(QStringLiteral("other.json"), smallDialect());
    const QList<DialectResult> users = DialectLibrary::users();
    QCOMPARE(users.size(), 3);
    QVERIFY2(textOf(users[0]).startsWith(broken + QLatin1String(", line 2: this is not JSON: ")),
             qPrintable(textOf(users[0])));
    QCOMPARE(textOf(users[1]), other + QLatin1String(": its \"id\" is small; make it that of the "
                                                     "file's name, or rename the file"));
    QVERIFY(dialectOf(users[2]));
    QVERIFY(dialectOf(DialectLibrary::find(QStringLiteral("foscam"), {})));
}

void TestDialectLibrary::whatIsNoFileIsNotRead()
{
    const QString pipe = QDir(DialectLibrary::userFolder()).filePath(QStringLiteral("pipe.json"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(textOf(DialectLibrary::find(pipe, {})), pipe + QLatin1String(": this is not a file"));
    const QString large = write(QStringLiteral("large.json"), QByteArray(70'000, ' '));
    QCOMPARE(textOf(DialectLibrary::find(large, {})),
             large + QLatin1String(": a dialect has at most 64 KiB; this is another file"));
}

VEDETTE_TEST(TestDialectLibrary)
#include "TestDialectLibrary.moc"
