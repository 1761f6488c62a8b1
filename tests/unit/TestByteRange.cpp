// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/http/ByteRange.h"

#include <QTest>

using namespace vedette;

/// What a Range header asks for.
class TestByteRange : public QObject
{
    Q_OBJECT

private slots:
    void of_data();
    void of();
};

void TestByteRange::of_data()
{
    using Kind = ByteRange::Kind;
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("ifRange");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("contentRange");
    const auto row = [](const char *name, const char *header, Kind kind,
                        const char *contentRange = "", const char *ifRange = "") {
        QTest::newRow(name) << QByteArray(header) << QByteArray(ifRange) << int(kind)
                            << QByteArray(contentRange);
    };
    row("nothing", "", Kind::Whole);
    row("from there on", "bytes=10-", Kind::Part, "bytes 10-99/100");
    row("all of it", "bytes=0-", Kind::Part, "bytes 0-99/100");
    row("with spaces", "bytes = 10-19", Kind::Whole);
    row("another case", "Bytes=10-19", Kind::Part, "bytes 10-19/100");
    row("one byte", "bytes=0-0", Kind::Part, "bytes 0-0/100");
    row("beyond the end", "bytes=90-1000", Kind::Part, "bytes 90-99/100");
    row("the last ten", "bytes=-10", Kind::Part, "bytes 90-99/100");
    row("the last thousand", "bytes=-1000", Kind::Part, "bytes 0-99/100");
    row("larger than a number", "bytes=0-99999999999999999999", Kind::Part, "bytes 0-99/100");
    row("behind the end", "bytes=100-", Kind::None, "bytes */100");
    row("far behind it", "bytes=99999999999999999999-", Kind::None, "bytes */100");
    row("the last none", "bytes=-0", Kind::None, "bytes */100");
    row("several", "bytes=0-1,5-6", Kind::Whole);
    row("backwards", "bytes=5-4", Kind::Whole);
    row("no numbers", "bytes=a-b", Kind::Whole);
    row("no dash", "bytes=5", Kind::Whole);
    row("no range", "bytes=-", Kind::Whole);
    row("a sign", "bytes=+5-", Kind::Whole);
    row("another unit", "seconds=1-2", Kind::Whole);
    row("of this file", "bytes=10-", Kind::Part, "bytes 10-99/100", "\"this\"");
    row("of another file", "bytes=10-", Kind::Whole, "", "\"that\"");
}

void TestByteRange::of()
{
    constexpr qint64 Size = 100;
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, ifRange);
    QFETCH(const int, kind);
    QFETCH(const QByteArray, contentRange);
    const ByteRange range = ByteRange::of(header, ifRange, "\"this\"", Size);
    QCOMPARE(int(range.kind), kind);
    if (range.kind == ByteRange::Kind::Whole) {
        QCOMPARE(range.first, 0);
        QCOMPARE(range.length, Size);
    } else {
        QCOMPARE(range.contentRange(Size), contentRange);
    }
}

VEDETTE_TEST(TestByteRange)
#include "TestByteRange.moc"
