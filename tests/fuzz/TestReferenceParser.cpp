// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "Dialects.h"
#include "ReferenceJpeg.h"
#include "ReferenceParser.h"
#include "TestProgram.h"

#include <QTest>

using dialects::part;
using dialects::picture;
using vedette::reference::Limits;
using vedette::reference::Reading;

namespace {

constexpr Limits Enough{.frame = 4000, .partHead = 400};

Reading read(const QByteArray &stream, const QByteArray &boundary, Limits limits = Enough)
{
    return vedette::reference::read(stream.toStdString(), boundary.toStdString(), limits);
}

} // namespace

/// What the parser is compared with has to be right itself.
class TestReferenceParser : public QObject
{
    Q_OBJECT

private slots:
    void dialects_data();
    void dialects();
    void problems_data();
    void problems();
    void lengthsAreBelievedOnceRight();
    void endOfAJpeg();
    void sizeOfAJpeg();
};

void TestReferenceParser::dialects_data()
{
    QTest::addColumn<QByteArray>("boundary");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("expected");
    for (const dialects::Dialect &dialect : dialects::all()) {
        QTest::newRow(dialect.name) << dialect.boundary << dialect.stream << dialect.pictures;
    }
}

void TestReferenceParser::dialects()
{
    QFETCH(QByteArray, boundary);
    QFETCH(QByteArray, stream);
    QFETCH(int, expected);
    const Reading reading = read(stream, boundary);
    QCOMPARE(static_cast<int>(reading.frames.size()), expected);
    for (int i = 0; i < expected; ++i) {
        const std::string &frame = reading.frames[static_cast<std::size_t>(i)];
        QVERIFY(frame.starts_with("\xFF\xD8"));
        QVERIFY(frame.find("data " + std::to_string(i + 1) + '\xFF') != std::string::npos);
        QVERIFY(frame.find("frame\r\n") == std::string::npos);
    }
}

void TestReferenceParser::problems_data()
{
    using Problem = Reading::Problem;
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Problem>("problem");
    const QByteArray good = part(picture(1)) + "\r\n--frame--\r\n";
    QTest::newRow("head too long")
        << "--frame\r\nX: " + QByteArray(400, 'x') + "\r\n\r\n" + good << Problem::PartHeadTooLong;
    QTest::newRow("picture too large")
        << part(picture(2, QByteArray(5000, 'e'))) + good << Problem::FrameTooLarge;
    QTest::newRow("no picture") << part("text") + good << Problem::NotJpeg;
    QTest::newRow("wrong length") << part(picture(2), "frame", "7") + good << Problem::WrongLength;
    QTest::newRow("ended in a head") << good + "--frame\r\nX: " << Problem::EndedInPart;
    QTest::newRow("ended in a picture")
        << good + part(picture(2)).chopped(1) << Problem::EndedInPart;
}

void TestReferenceParser::problems()
{
    QFETCH(QByteArray, stream);
    QFETCH(Reading::Problem, problem);
    const Reading reading = read(stream, "frame");
    QVERIFY(reading.problems == std::vector{problem});
    QVERIFY(reading.frames.empty() || reading.frames.back() == picture(1).toStdString());
}

void TestReferenceParser::lengthsAreBelievedOnceRight()
{
    const QByteArray inner = picture(3);
    const QByteArray two = picture(2) + inner; // a believed length makes this one picture
    const QByteArray end = "\r\n--frame--\r\n";
    const Reading believed = read(part(picture(1)) + part(two) + end, "frame");
    QVERIFY(believed.problems.empty());
    QCOMPARE(believed.frames.back(), two.toStdString());
    const Reading unknown = read(part(two) + end, "frame");
    QVERIFY(unknown.problems == std::vector{Reading::Problem::WrongLength});
    QCOMPARE(unknown.frames.back(), picture(2).toStdString());
}

void TestReferenceParser::endOfAJpeg()
{
    using vedette::reference::jpegEnd;
    const std::string whole = picture(1, picture(2)).toStdString();
    QVERIFY(jpegEnd(whole + "behind") == whole.size());
    QVERIFY(!jpegEnd(whole.substr(0, whole.size() - 1)));
    QVERIFY(!jpegEnd("x" + whole));
    QVERIFY(!jpegEnd("\xFF\xD8" + whole));
}

void TestReferenceParser::sizeOfAJpeg()
{
    using vedette::reference::jpegSize;
    const auto text = [](const QByteArray &bytes) { return bytes.toStdString(); };
    const QByteArray header("\xFF\xC0\x00\x0B\x08\x01\xE0\x02\x80\x01\x01\x11\x00", 13);
    const auto size = std::pair(640U, 480U);
    QVERIFY(jpegSize(text("\xFF\xD8" + header)) == size);
    QVERIFY(jpegSize(text("\xFF\xD8" + QByteArray("\xFF\x00\x7F", 3) + header)) == size);
    QVERIFY(!jpegSize(text("\xFF\xD8" + QByteArray("\xFF\xDA\x00\x02", 4) + header)));
    QVERIFY(!jpegSize(text("\xFF\xD8" + header.chopped(5))));
}

VEDETTE_TEST(TestReferenceParser)
#include "TestReferenceParser.moc"
