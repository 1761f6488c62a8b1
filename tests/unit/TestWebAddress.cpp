// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/WebAddress.h"
#include "TestProgram.h"

#include <QTest>

using vedette::WebAddress;

/// Addresses as people write and paste them.
class TestWebAddress : public QObject
{
    Q_OBJECT

private slots:
    void whatIsAccepted_data();
    void whatIsAccepted();
    void whatIsRefused_data();
    void whatIsRefused();
};

void TestWebAddress::whatIsAccepted_data()
{
    QTest::addColumn<QString>("address");
    const auto row = [](const char *typed, const char *address) {
        QTest::newRow(typed) << QString::fromUtf8(address);
    };
    const auto same = [&row](const char *typed) { row(typed, typed); };
    same("http://192.168.1.9/mjpeg");
    same("HTTP://cam/mjpeg");
    same("https://me:p%40ss%23%25@cam.local:8443/a/b?c=d&e=f");
    same("http://me@cam/");
    same("http://me:a:b!$&'()*+,;=@cam/");
    same("http://192.168.1.9:8080/?mail=me@example.org");
    same("http://cam:81/x@y");
    same("http://me:secret@cam/x@y");
    same("http://[::1]:81/");
    same("http://[fe80::1%25eth0]:81/");
    row("http://[fe80::1%eth0]:81/", "http://[fe80::1%25eth0]:81/");
    row("http://me:x@[fe80::1%wlan0]/", "http://me:x@[fe80::1%25wlan0]/");
    row("http://cam/?a=b|c", "http://cam/?a=b%7Cc");
    row("http://cam/x{1}?a=^{b}", "http://cam/x%7B1%7D?a=%5E%7Bb%7D");
    row("http://cam/?a=%7C|", "http://cam/?a=%7C%7C");
    row("http://cam?a=[0]", "http://cam?a=[0]");
}

void TestWebAddress::whatIsAccepted()
{
    QFETCH(QString, address);
    const QString typed = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(WebAddress::problemWith(typed), QString());
    QCOMPARE(WebAddress::of(typed), QUrl(address, QUrl::StrictMode));
    QVERIFY(WebAddress::of(typed).isValid());
    QCOMPARE(WebAddress::problemWith(WebAddress::of(typed).toString(QUrl::FullyEncoded)),
             QString());
}

void TestWebAddress::whatIsRefused_data()
{
    QTest::addColumn<QString>("message");
    const auto row = [](const char *typed, const char *message) {
        QTest::newRow(typed) << QString::fromUtf8(message);
    };
    const char *const invalid = "this is not a valid address";
    row("", "an address begins with http:// or https://");
    row("192.168.1.9/mjpeg", "an address begins with http:// or https://");
    row("rtsp://cam/", "only http and https addresses can be opened");
    row("http:///x", invalid);
    row("http://cam:99999/", invalid);
    row("http://cam:0/", invalid);
    row("http://ca m/", invalid);
    row("http://cam/%zz", invalid);
    const QByteArray hidden = "there is an invisible character in it, ";
    const auto invisible = [&](const QByteArray &typed, const char *name) {
        row(typed.constData(), (hidden + name + "; delete it").constData());
    };
    invisible("http://cam/mjpeg\u200B", "U+200B zero width space");
    invisible("http://c\u00A0m/", "U+00A0 no-break space");
    invisible("http://cam/\uFEFFx", "U+FEFF byte order mark");
    invisible(QByteArray::fromHex("e280ae") + "http://cam/", "U+202E right-to-left override");
    invisible("http://cam/\u200E", "U+200E left-to-right mark");
    invisible("http://cam/\u2069", "U+2069 pop directional isolate");
    invisible("http://cam/\u2004", "U+2004 space");
    invisible("http://cam/\u206A", "U+206A format character");
    invisible("http://cam/\U000E0001", "U+E0001 format character");
    const QByteArray quoted = "it begins with the quotation mark ";
    const auto quote = [&](const QByteArray &typed, const char *name) {
        row(typed.constData(), (quoted + name + "; leave it out, or write \"").constData());
    };
    quote("“http://cam/”", "U+201C left double quotation mark");
    quote("‘http://cam/’", "U+2018 left single quotation mark");
    quote("„http://cam/“", "U+201E double low-9 quotation mark");
    const QByteArray encode = "in the user name and password of an address, write ";
    const auto unencoded = [&](const char *typed, const char *how) {
        row(typed, (encode + how).constData());
    };
    unencoded("http://admin:12#34@192.168.1.9/mjpeg", "# as %23");
    unencoded("http://admin:12/34@192.168.1.9/mjpeg",
              "/ as %2F; in its path or query, write @ as %40");
    unencoded("http://admin:12?34@192.168.1.9/mjpeg",
              "? as %3F; in its path or query, write @ as %40");
    unencoded("http://admin:a#b@cam/mjpeg", "# as %23");
    unencoded("http://admin:1#b@cam/mjpeg", "# as %23");
    unencoded("http://admin:a@b@192.168.1.9/mjpeg", "@ as %40");
    unencoded("http://admin:a@b/c#d@192.168.1.9/",
              "@ as %40, / as %2F and # as %23; in its path or query, write @ as %40");
    unencoded("http://admin:100%@cam/", "% as %25");
    unencoded("http://admin:a b@cam/", "a space as %20");
    unencoded("http://ad|min:x@cam/", "| as %7C");
}

void TestWebAddress::whatIsRefused()
{
    QFETCH(QString, message);
    QCOMPARE(WebAddress::problemWith(QString::fromUtf8(QTest::currentDataTag())), message);
}

VEDETTE_TEST(TestWebAddress)
#include "TestWebAddress.moc"
