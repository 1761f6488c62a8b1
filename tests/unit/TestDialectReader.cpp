// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectReader.h"
#include "TestProgram.h"

#include <QTest>

using vedette::Dialect;
using vedette::DialectError;
using vedette::DialectPointer;
using vedette::DialectResult;
using vedette::SteeringKind;
namespace DialectReader = vedette::DialectReader;

namespace {

QString minePath()
{
    return QStringLiteral("mine.json");
}

/// All that a file can say, a line for each; the tests change one.
QByteArray wholeDialect()
{
    return R"({
  "id": "mine",
  "name": "Mine",
  "firmwares": ["one"],
  "kind": "continuous",
  "channel": 1,
  "pan": { "unit": "degrees", "min": 0, "max": 180, "centre": 90, "larger": "left" },
  "tilt": { "unit": "degrees", "min": 0, "max": 180, "centre": 90, "larger": "up" },
  "absolute": { "both": "/abs?x={pan}&y={tilt}" },
  "drives": { "left": "/l?s={speed}", "right": "/r?s={speed}" },
  "speed": { "min": 1, "max": 8, "usual": 4 },
  "stop": { "method": "PUT", "path": "/stop/{channel}",
    "headers": { "Content-Type": "text/xml", "X-Key": "{password}" },
    "body": "<a>{user}</a>" },
  "goToPreset": "/go?n={preset*2+28}",
  "presets": { "min": 1, "max": 9 },
  "position": { "request": "/where", "pan": "message.x", "tilt": "message.y" },
  "controlStatus": "/status",
  "controls": [
    { "id": "lamp", "label": "Lamp", "kind": "switch", "request": "/lamp?v={value:off|on}",
      "statusKey": "lamp" },
    { "id": "size", "label": "Size", "kind": "choice", "request": "/size?v={value}",
      "choices": [{ "value": 1, "label": "small" }] }
  ]
}
)";
}

QString errorOf(const QByteArray &json)
{
    const DialectResult result = DialectReader::parse(json, minePath(), true);
    const auto *const error = std::get_if<DialectError>(&result);
    return error ? error->text : QString();
}

void row(const char *name, const QByteArray &from, const QByteArray &to, int line,
         const char *begins)
{
    QTest::newRow(name) << from << to << line << QString::fromLatin1(begins);
}

void rowsOfTheFile()
{
    row("not JSON", "\"name\": \"Mine\",", "\"name\": Mine,", 3, "this is not JSON: ");
    row("a list", wholeDialect(), "[]", 1, "a dialect is one object");
    row("unknown key", "\"name\": \"Mine\",", "\"name\": \"Mine\", \"colour\": 1,", 3,
        "\"colour\" is not known here; there can be $schema, ");
    row("a key twice", "\"channel\": 1,", "\"channel\": 1,\n\"channel\": 2,", 7,
        "\"channel\" is there a second time");
    row("a long key", "\"channel\"", "\"" + QByteArray(65, 'k') + "\"", 6,
        "no key is as long as this one");
    row("too deep", "[\"one\"]", "[[[[[[[[1]]]]]]]]", 4,
        "there are more than 8 brackets within one another");
    row("no id", "\"id\": \"mine\",", "", 1, "\"id\" is missing");
    row("an id with a slash", "\"mine\"", "\"../mine\"", 2, "\"id\" can have small letters");
    row("a name of two lines", "\"Mine\"", "\"Mi\\nne\"", 3, "\"name\" must be one line of text");
    row("firmwares are no list", "[\"one\"]", "\"one\"", 4, "\"firmwares\" must be a list");
    row("unknown kind", "\"kind\": \"continuous\"", "\"kind\": \"dir\"", 5,
        "\"kind\" must be one of relative, absolute, step, continuous");
    row("kind without its way", "\"kind\": \"continuous\"", "\"kind\": \"step\"", 5,
        "this kind needs \"steps\"");
}

void rowsOfNumbers()
{
    row("channel is missing", "\"channel\": 1,", "", 1,
        "\"channel\" must be a whole number from 0 to 99");
    row("a channel too large", "\"channel\": 1", "\"channel\": 100", 6,
        "\"channel\" must be a whole number from 0 to 99");
    row("a fraction", "\"centre\": 90, \"larger\": \"left\"",
        "\"centre\": 90.5, \"larger\": \"left\"", 7,
        "\"pan.centre\" must be a whole number from 0 to 180");
    row("a centre outside", "\"centre\": 90, \"larger\": \"up\"",
        "\"centre\": 181, \"larger\": \"up\"", 8,
        "\"tilt.centre\" must be a whole number from 0 to 180");
    row("min above max", "\"min\": 0, \"max\": 180, \"centre\": 90, \"larger\": \"up\"",
        "\"min\": 200, \"max\": 180, \"centre\": 190, \"larger\": \"up\"", 8,
        "\"max\" must be larger than \"min\"");
    row("no number at all", "\"min\": 1, \"max\": 8", "\"min\": 1, \"max\": 1e999", 11, "");
}

void rowsOfPaths()
{
    row("a placeholder is missing", "/abs?x={pan}&y={tilt}", "/abs?x={pan}&y=0", 9,
        "the request needs {tilt}");
    row("another's placeholder", "/l?s={speed}", "/l?s={preset}", 10,
        "{preset} cannot be in this request; it can have {speed}, {channel}, {user}, {password}");
    row("no placeholder", "/l?s={speed}", "/l?s={Speed}", 10, "{Speed} is not a placeholder");
    row("a brace that is not closed", "/l?s={speed}", "/l?s={speed", 10,
        "{speed is not a placeholder");
    row("a host", "/l?s={speed}", "//evil.example/", 10, "it must begin with one \"/\"");
    row("an address", "/l?s={speed}", "http://evil.example/", 10, "it must begin with one \"/\"");
    row("a line end", "/l?s={speed}", "/l?s={speed}\\r\\nHost: x", 10,
        "it can have only the characters of an address");
    row("a space", "/l?s={speed}", "/l?s={speed} HTTP/1.1", 10,
        "it can have only the characters of an address");
    row("an escaped line end", "/l?s={speed}", "/l?s=%0a{speed}", 10,
        "% must be followed by two hexadecimal digits");
    row("half an escape", "/l?s={speed}", "/l?s=%4{speed}", 10,
        "% must be followed by two hexadecimal digits");
}

void rowsOfWays()
{
    row("left alone", "\"right\": \"/r?s={speed}\"", "\"up\": \"/r?s={speed}\"", 10,
        "\"left\" and \"right\" belong together");
    row("no speed", "\"speed\": { \"min\": 1, \"max\": 8, \"usual\": 4 },", "", 10,
        "{speed} needs \"speed\"");
    row("never stopped", "\"stop\":", "\"home\":", 1, "\"stop\" is missing");
}

void rowsOfObjects()
{
    row("another method", "\"PUT\"", "\"DELETE\"", 12,
        "\"stop.method\" must be one of GET, PUT, POST");
    row("a body of a GET", "\"PUT\"", "\"GET\"", 14, "a request has a body only if");
    row("Vedette's own header", "\"X-Key\"", "\"Host\"", 13, "Vedette itself says Host");
    row("no header's name", "\"X-Key\"", "\"X Key\"", 13, "this is not the name of a header");
    row("a header of two lines", "\"{password}\"", "\"a\\r\\nb\"", 13,
        "its value must be one line of ASCII text");
    row("a body without a type", "\"Content-Type\"", "\"X-Type\"", 14,
        "it needs the header \"Content-Type\"");
    row("a body that is not XML", "</a>", "</b>", 14, "it is not XML: ");
    row("a text that is not quoted",
        "text/xml\", \"X-Key\": \"{password}\" },\n    \"body\": \"<a>{user}</a>\"",
        "text/json\", \"X-Key\": \"{password}\" },\n    \"body\": \"[{user}]\"", 14,
        "it is not JSON; texts such as {user} need quotes");
    row("a text is counted", "<a>{user}</a>", "<a>{user+1}</a>", 12, "{user} is not a number");
}

void rowsOfTheRest()
{
    row("presets without a range", "\"presets\": { \"min\": 1, \"max\": 9 },", "", 15,
        "this needs \"presets\"");
    row("a control twice", "\"id\": \"size\"", "\"id\": \"lamp\"", 22,
        "there is already a control \"lamp\"");
    row("a control without a value", "/size?v={value}", "/size", 22, "the request needs {value}");
    row("choices are missing", "\"choices\"", "\"range\"", 22,
        "this kind of control needs \"choices\"");
    row("a status that nobody gives", "\"controlStatus\": \"/status\",", "", 21,
        "this is of no use without \"controlStatus\"");
}

} // namespace

/// What is wrong with a dialect's file is said so that its author finds it.
class TestDialectReader : public QObject
{
    Q_OBJECT

private slots:
    void aWholeFileIsRead();
    void aMistakeIsNamedWithItsLine_data();
    void aMistakeIsNamedWithItsLine();
    void theFirstMistakeIsNamed();
    void framesOfASocket();
    void queriesOfAWholeAddress();
};

void TestDialectReader::aWholeFileIsRead()
{
    const DialectResult result = DialectReader::parse(wholeDialect(), minePath(), true);
    const auto *const found = std::get_if<DialectPointer>(&result);
    QVERIFY2(found, qPrintable(errorOf(wholeDialect())));
    const Dialect &dialect = **found;
    QCOMPARE(dialect.id, QStringLiteral("mine"));
    QVERIFY(dialect.isUsers && !dialect.takesWholeAddress && !dialect.usesWebSocket);
    QCOMPARE(dialect.kind, SteeringKind::Continuous);
    QCOMPARE(dialect.channel, 1);
    QCOMPARE(dialect.pan.sign, -1);
    QCOMPARE(dialect.tilt.sign, 1);
    QCOMPARE(dialect.speed.usual, 4);
    QCOMPARE(dialect.presets.maximum, 9);
    QVERIFY(dialect.position);
    QCOMPARE(dialect.position->panKey, QStringLiteral("message.x"));
    QCOMPARE(dialect.controls.size(), 2);
    QCOMPARE(dialect.controls[1].choices.constFirst().label, QStringLiteral("small"));
    const auto stop = dialect.stop->filled({{"channel", QStringLiteral("2")},
                                            {"user", QStringLiteral("a<b")},
                                            {"password", QStringLiteral("topsecret")}});
    QCOMPARE(stop.method, QByteArray("PUT"));
    QCOMPARE(stop.target, QByteArray("/stop/2"));
    QCOMPARE(stop.body, QByteArray("<a>a&lt;b</a>"));
}

void TestDialectReader::aMistakeIsNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("begins");
    rowsOfTheFile();
    rowsOfNumbers();
    rowsOfPaths();
    rowsOfWays();
    rowsOfObjects();
    rowsOfTheRest();
}

void TestDialectReader::aMistakeIsNamedWithItsLine()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, line);
    QFETCH(QString, begins);
    QByteArray json = wholeDialect();
    QVERIFY(json.contains(from));
    const QString error = errorOf(json.replace(from, to));
    const QString expected =
        QStringLiteral("mine.json, line %1: %2").arg(QString::number(line), begins);
    QVERIFY2(error.startsWith(expected), qPrintable(error));
    QVERIFY(error.size() > expected.size() || begins.size() > 0);
}

void TestDialectReader::theFirstMistakeIsNamed()
{
    QByteArray json = wholeDialect();
    json.replace("\"kind\": \"continuous\"", "\"kind\": \"dir\"").replace("\"Mine\"", "3");
    QCOMPARE(errorOf(json),
             QStringLiteral("mine.json, line 3: \"name\" must be one line of text, of "
                            "at most 100 characters"));
}

void TestDialectReader::framesOfASocket()
{
    QByteArray json = R"({ "id": "ws", "name": "Socket", "firmwares": ["one"], "webSocket": "/ws",
  "kind": "step", "steps": { "left": "L", "right": "R" } })";
    const DialectResult result = DialectReader::parse(json, minePath(), true);
    const auto *const dialect = std::get_if<DialectPointer>(&result);
    QVERIFY2(dialect, qPrintable(errorOf(json)));
    const auto frame = (*dialect)->steps[0]->filled({});
    QCOMPARE(frame.body, QByteArray("L"));
    QVERIFY(frame.target.isEmpty() && frame.method.isEmpty());
    QCOMPARE(errorOf(QByteArray(json).replace("/ws", "ws://evil.example/")),
             QStringLiteral("mine.json, line 1: \"webSocket\" must be a path, such as \"/ws\""));
    QVERIFY(errorOf(QByteArray(json).replace("\"L\"", "\"L\\u0000\""))
                .startsWith(QLatin1String("mine.json, line 2: it must be one line of text")));
}

void TestDialectReader::queriesOfAWholeAddress()
{
    const QByteArray json =
        R"({ "id": "q", "name": "Query", "firmwares": ["one"], "address": "whole",
  "kind": "step", "steps": { "left": "?go=l", "right": "/r" } })";
    QVERIFY2(errorOf(json).startsWith(QLatin1String("mine.json, line 2: it must begin with \"?\"")),
             qPrintable(errorOf(json)));
    QCOMPARE(errorOf(QByteArray(json).replace("/r", "?go=r")), QString());
}

VEDETTE_TEST(TestDialectReader)
#include "TestDialectReader.moc"
