// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/RequestTemplate.h"
#include "TestProgram.h"

#include <QTest>

using vedette::RequestTemplate;

namespace {

/// What would end a line, a value, a string or a tag, wherever it came to stand.
QString hostileText()
{
    return QStringLiteral("a\r\nX: y&b=c#d\"e'f<g>h\\i{pan}%00 é");
}
RequestTemplate::Values hostileValues()
{
    return {{"user", hostileText()}, {"pan", QStringLiteral("7")}};
}

RequestTemplate withBody(const QByteArray &type, const QByteArray &body)
{
    return RequestTemplate("POST", "/", {{"Content-Type", type}}, body);
}

} // namespace

/// A value stays where it was put, whatever is in it.
class TestRequestTemplate : public QObject
{
    Q_OBJECT

private slots:
    void inATarget();
    void inABody_data();
    void inABody();
    void inAHeader();
    void numbersAndWords_data();
    void numbersAndWords();
    void passwordsAreNotShown();
    void whichPlaceholders();
};

void TestRequestTemplate::inATarget()
{
    const auto request =
        RequestTemplate("GET", "/{user}?u={user}&p={pan}", {}, {}).filled(hostileValues());
    const QByteArray encoded =
        "a%0D%0AX%3A%20y%26b%3Dc%23d%22e%27f%3Cg%3Eh%5Ci%7Bpan%7D%2500%20%C3%A9";
    QCOMPARE(request.target, '/' + encoded + "?u=" + encoded + "&p=7");
    QCOMPARE(request.redacted, "GET " + request.target);
}

void TestRequestTemplate::inABody_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded")
                          << QByteArray("u={user}&p={pan}")
                          << QByteArray("u=a%0D%0AX%3A%20y%26b%3Dc%23d%22e%27f%3Cg%3Eh%5Ci%7Bpan%7D"
                                        "%2500%20%C3%A9&p=7");
    QTest::newRow("XML") << QByteArray("application/xml; charset=UTF-8")
                         << QByteArray("<u p=\"{pan}\">{user}</u>")
                         << QByteArray(
                                "<u p=\"7\">aX: y&amp;b=c#d&quot;e&#39;f&lt;g&gt;h\\i{pan}%00 "
                                "\xC3\xA9</u>");
    QTest::newRow("JSON") << QByteArray("application/json")
                          << QByteArray("{\"u\":\"{user}\",\"p\":{pan}}")
                          << QByteArray("{\"u\":\"a\\r\\nX: y&b=c#d\\\"e'f<g>h\\\\i{pan}%00 "
                                        "\xC3\xA9\",\"p\":7}");
    QTest::newRow("text") << QByteArray("text/plain") << QByteArray("{user} {pan}")
                          << QByteArray("aX: y&b=c#d\"e'f<g>h\\i{pan}%00 \xC3\xA9 7");
}

void TestRequestTemplate::inABody()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, body);
    QCOMPARE(withBody(type, text).filled(hostileValues()).body, body);
}

void TestRequestTemplate::inAHeader()
{
    const RequestTemplate request("GET", "/", {{"A", "{user}"}, {"B", "x=\"{user}\", y={pan}"}},
                                  {});
    const auto headers = request.filled(hostileValues()).headers;
    QCOMPARE(headers[0].second, QByteArray("aX: y&b=c#d\"e'f<g>h\\i{pan}%00 \xC3\xA9"));
    QCOMPARE(headers[1].second,
             QByteArray("x=\"aX: y&b=c#d\\\"e'f<g>h\\\\i{pan}%00 \xC3\xA9\", y=7"));
}

void TestRequestTemplate::numbersAndWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("filled");
    const auto row = [](const char *text, const char *value, const char *filled) {
        QTest::addRow("%s of %s", text, value)
            << QByteArray(text) << QString::fromLatin1(value) << QByteArray(filled);
    };
    row("/{value}", "-5", "/-5");
    row("/{value*2+28}", "3", "/34");
    row("/{value-1}", "1", "/0");
    row("/{value*-1}", "-5", "/5");
    row("/{value*-1+95}", "1", "/94");
    row("/{value+1}", "x", "/");
    row("/{value+1}", "999999999", "/");
    row("/{value:off|on}", "1", "/on");
    row("/{value:off|on}", "0", "/off");
    row("/{value:off|on}", "2", "/");
    row("/{value:off|on}", "-1", "/");
}

void TestRequestTemplate::numbersAndWords()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, value);
    QFETCH(QByteArray, filled);
    QCOMPARE(RequestTemplate("GET", text, {}, {}).filled({{"value", value}}).target, filled);
}

void TestRequestTemplate::passwordsAreNotShown()
{
    const RequestTemplate::Values values{{"user", QStringLiteral("{password}")},
                                         {"password", QStringLiteral("topsecret")}};
    const auto request =
        RequestTemplate("GET", "/a?u={user}&pwd={password}", {}, {}).filled(values);
    QCOMPARE(request.target, QByteArray("/a?u=%7Bpassword%7D&pwd=topsecret"));
    QCOMPARE(request.redacted, QByteArray("GET /a?u=%7Bpassword%7D&pwd=***"));
    const auto frame = RequestTemplate({}, {}, {}, "login {password}").filled(values);
    QCOMPARE(frame.redacted, QByteArray("login ***"));
}

void TestRequestTemplate::whichPlaceholders()
{
    const RequestTemplate request("POST", "/{preset-1}", {{"K", "{password}"}}, "{x}{}{ y}{z:a|b}");
    QCOMPARE(request.placeholders(), (QSet<QByteArray>{"preset", "password", "x", "z"}));
}

VEDETTE_TEST(TestRequestTemplate)
#include "TestRequestTemplate.moc"
