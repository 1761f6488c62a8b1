// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/MultipartParser.h"

#include "Dialects.h"
#include "TestProgram.h"

#include <QTest>

#include <random>

using dialects::part;
using dialects::picture;
using vedette::MultipartParser;
using vedette::PartLimits;

namespace {

struct Parsed
{
    QList<QByteArray> frames;
    QList<MultipartParser::Problem> problems;
    bool operator==(const Parsed &) const = default;
};

/// Feeds the stream in pieces of the sizes that next() gives.
template <typename Next>
Parsed parse(const QByteArray &stream, const QByteArray &boundary, Next next,
             PartLimits limits = {})
{
    Parsed parsed;
    MultipartParser parser(
        boundary, [&](const QByteArray &jpeg) { parsed.frames += jpeg; },
        [&](MultipartParser::Problem problem, const QString &text) {
            QVERIFY(!text.isEmpty());
            parsed.problems += problem;
        },
        limits);
    for (qsizetype at = 0; at < stream.size();) {
        const qsizetype size = std::min(next(), stream.size() - at);
        parser.feed(QByteArrayView(stream).sliced(at, size));
        at += size;
    }
    return parsed;
}

Parsed parseWhole(const QByteArray &stream, const QByteArray &boundary, PartLimits limits = {})
{
    return parse(
        stream, boundary, [&] { return stream.size(); }, limits);
}

/// Any split of the bytes must give the same: whole, byte by byte, and at random.
Parsed parseEveryWay(const QByteArray &stream, const QByteArray &boundary, PartLimits limits = {})
{
    Parsed whole = parseWhole(stream, boundary, limits);
    const Parsed single = parse(
        stream, boundary, [] { return qsizetype{1}; }, limits);
    if (!(single == whole)) {
        qWarning() << "byte by byte differs:" << single.frames.size() << whole.frames.size()
                   << single.problems.size() << whole.problems.size();
        return {};
    }
    std::mt19937 random(4711);
    for (int i = 0; i < 50; ++i) {
        const auto next = [&] {
            const auto most = 1U + random() % 200U;
            const auto size = 1U + random() % most;
            return static_cast<qsizetype>(size);
        };
        const Parsed split = parse(stream, boundary, next, limits);
        if (!(split == whole)) {
            qWarning() << "split" << i << "differs";
            return {};
        }
    }
    return whole;
}

} // namespace

class TestMultipartParser : public QObject
{
    Q_OBJECT

private slots:
    void dialects_data();
    void dialects();
    void aFrameWithALengthIsOutAtItsLastByte();
    void aFrameWithoutALengthIsOutAtItsEndMarker();
    void aLyingLengthCostsNoOtherFrame_data();
    void aLyingLengthCostsNoOtherFrame();
    void partHeadLimit();
    void frameLimit();
    void aTooLargeFrameEndsAlikeInAnySplit();
    void aFirstLineTooLongNamesNoBoundary();
    void aLengthIsDigitsAlone_data();
    void aLengthIsDigitsAlone();
    void onlyASinglePictureNeedsNoEnd();
    void damageIsNamed();
    void boundaryOfAContentType_data();
    void boundaryOfAContentType();
    void mutatedStreamsAreHarmlessAndSplitAlike();
};

void TestMultipartParser::dialects_data()
{
    QTest::addColumn<QByteArray>("boundary");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("expected");
    for (const dialects::Dialect &dialect : dialects::all()) {
        QTest::newRow(dialect.name) << dialect.boundary << dialect.stream << dialect.pictures;
    }
}

void TestMultipartParser::dialects()
{
    QFETCH(QByteArray, boundary);
    QFETCH(QByteArray, stream);
    QFETCH(int, expected);
    const Parsed parsed = parseEveryWay(stream, boundary);
    QCOMPARE(parsed.frames.size(), expected);
    for (int i = 0; i < expected; ++i) {
        const QByteArray mark = "data " + QByteArray::number(i + 1) + '\xFF';
        QVERIFY(parsed.frames[i].contains(mark));
        QVERIFY(parsed.frames[i].startsWith("\xFF\xD8"));
        QVERIFY(!parsed.frames[i].contains("frame\r\n"));
    }
}

void TestMultipartParser::aFrameWithALengthIsOutAtItsLastByte()
{
    int frames = 0;
    MultipartParser parser(
        "frame", [&](const QByteArray &) { ++frames; },
        [](MultipartParser::Problem, const QString &text) { QFAIL(qPrintable(text)); });
    for (int i = 1; i <= 3; ++i) {
        const QByteArray bytes = part(picture(i));
        parser.feed(QByteArrayView(bytes).chopped(1));
        QCOMPARE(frames, i - 1);
        parser.feed(QByteArrayView(bytes).last(1));
        QCOMPARE(frames, i);
    }
}

void TestMultipartParser::aFrameWithoutALengthIsOutAtItsEndMarker()
{
    int frames = 0;
    MultipartParser parser(
        "frame", [&](const QByteArray &) { ++frames; },
        [](MultipartParser::Problem, const QString &text) { QFAIL(qPrintable(text)); });
    const QByteArray bytes = part(picture(1, "Exif" + picture(2)), "frame", "");
    parser.feed(QByteArrayView(bytes).chopped(1));
    QCOMPARE(frames, 0);
    parser.feed(QByteArrayView(bytes).last(1));
    QCOMPARE(frames, 1);
}

void TestMultipartParser::aLyingLengthCostsNoOtherFrame_data()
{
    QTest::addColumn<int>("lie");
    for (const int lie : {-60, -20, -2, -1, 1, 2, 10, 40, 100, 150, 1000, 100000000}) {
        QTest::addRow("%+d", lie) << lie;
    }
}

void TestMultipartParser::aLyingLengthCostsNoOtherFrame()
{
    QFETCH(int, lie);
    // True lengths first, so that the wrong one is believed; then true ones again.
    QByteArray stream;
    for (int i = 1; i <= 20; ++i) {
        const QByteArray jpeg = picture(i);
        stream += i == 5 ? part(jpeg, "frame", QByteArray::number(jpeg.size() + lie)) : part(jpeg);
    }
    const Parsed parsed = parseEveryWay(stream, "frame");
    QVERIFY2(parsed.frames.size() >= 19, qPrintable(QString::number(parsed.frames.size())));
    for (int i = 1; i <= 20; ++i) {
        QVERIFY(i == 5 || parsed.frames.contains(picture(i)));
    }
    QCOMPARE(parsed.problems, {MultipartParser::Problem::WrongLength});
}

void TestMultipartParser::partHeadLimit()
{
    PartLimits limits;
    limits.partHeadBytes = 200;
    const QByteArray start = "Content-Type: image/jpeg\r\nX: ";
    const QByteArray end = "\r\n\r\n";
    for (const int beyond : {0, 1}) {
        const QByteArray filler(limits.partHeadBytes - start.size() - end.size() + beyond, 'x');
        const QByteArray stream =
            "--frame\r\n" + start + filler + end + picture(1) + part(picture(2));
        const Parsed parsed = parseEveryWay(stream, "frame", limits);
        if (beyond == 0) {
            QCOMPARE(parsed.frames, (QList{picture(1), picture(2)}));
            QVERIFY(parsed.problems.isEmpty());
        } else {
            QCOMPARE(parsed.frames, QList{picture(2)});
            QCOMPARE(parsed.problems, {MultipartParser::Problem::PartHeadTooLong});
        }
    }
}

void TestMultipartParser::frameLimit()
{
    for (const QByteArray &length : {QByteArray("right"), QByteArray()}) {
        for (const bool withEnd : {true, false}) {
            for (const int beyond : {0, 1}) {
                PartLimits limits;
                const QByteArray large = picture(1, QByteArray(500, 'e'), withEnd);
                limits.frameBytes = large.size() - beyond;
                const QByteArray stream =
                    part(large, "frame", length) + part(picture(2)) + "\r\n--frame--\r\n";
                const Parsed parsed = parseEveryWay(stream, "frame", limits);
                if (beyond == 0) {
                    QCOMPARE(parsed.frames, (QList{large, picture(2)}));
                } else {
                    QCOMPARE(parsed.frames, QList{picture(2)});
                    QCOMPARE(parsed.problems, {MultipartParser::Problem::FrameTooLarge});
                }
            }
        }
    }
}

void TestMultipartParser::aTooLargeFrameEndsAlikeInAnySplit()
{
    // A short boundary counts at the start of a line alone, and here none starts: whether the
    // picture's end is here when its size is noticed must make no difference.
    const QByteArray large = picture(1, QByteArray(500, 'e'));
    PartLimits limits;
    limits.frameBytes = 300;
    const QByteArray stream = "--cut\r\n\r\n" + large + "--cut\r\n\r\n" + picture(2) +
                              part(picture(3), "cut") + "\r\n--cut--\r\n";
    const Parsed parsed = parseEveryWay(stream, "cut", limits);
    QCOMPARE(parsed.frames, QList{picture(3)});
    QCOMPARE(parsed.problems, {MultipartParser::Problem::FrameTooLarge});
}

void TestMultipartParser::aFirstLineTooLongNamesNoBoundary()
{
    using vedette::Delimiter;
    const QByteArray parts = part(picture(1)) + part(picture(2));
    for (const int beyond : {0, 1}) {
        const QByteArray line =
            "--" + QByteArray(Delimiter::MaximumBoundaryBytes - 2 + beyond, 'x') + '\n';
        const QList<QByteArray> named = parseEveryWay(line + parts, "frame").frames;
        QCOMPARE(named.size(), beyond == 0 ? 0 : 2);
    }
}

void TestMultipartParser::aLengthIsDigitsAlone_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::newRow("sign") << QByteArray("+5");
    QTest::newRow("NUL behind") << QByteArray("5\0", 2);
    QTest::newRow("two") << QByteArray("5 5");
    QTest::newRow("hexadecimal") << QByteArray("0x5");
}

void TestMultipartParser::aLengthIsDigitsAlone()
{
    QFETCH(QByteArray, length);
    // Taken for a number, it would be wrong.
    const Parsed parsed =
        parseEveryWay(part(picture(1), "frame", length) + part(picture(2)), "frame");
    QCOMPARE(parsed.frames, (QList{picture(1), picture(2)}));
    QVERIFY(parsed.problems.isEmpty());
}

void TestMultipartParser::onlyASinglePictureNeedsNoEnd()
{
    const QByteArray cut = picture(1, "Exif", false);
    const auto frames = [&](const QByteArray &stream, qsizetype limit) {
        QList<QByteArray> taken;
        MultipartParser parser(
            {}, [&](const QByteArray &jpeg) { taken += jpeg; },
            [](MultipartParser::Problem, const QString &) {}, {.frameBytes = limit});
        parser.feed(stream);
        parser.finish();
        return taken;
    };
    QCOMPARE(frames(cut, cut.size()), QList<QByteArray>{cut});
    QCOMPARE(frames("\r\n" + cut, cut.size()), QList<QByteArray>{cut});
    QCOMPARE(frames(cut, cut.size() - 1), QList<QByteArray>{});
    QCOMPARE(frames(picture(2) + cut, cut.size() + 2), QList<QByteArray>{picture(2)});
    QCOMPARE(frames(part(cut, "frame", ""), cut.size()), QList<QByteArray>{});
}

void TestMultipartParser::damageIsNamed()
{
    using Problem = MultipartParser::Problem;
    QCOMPARE(parseEveryWay(part("no picture") + part(picture(1)), "frame").problems,
             {Problem::NotJpeg});
    QCOMPARE(parseEveryWay(part("x") + part(picture(1)), "frame").frames, QList{picture(1)});

    QList<Problem> problems;
    MultipartParser parser(
        "frame", [](const QByteArray &) {},
        [&](Problem problem, const QString &) { problems += problem; });
    parser.feed(part(picture(1)).chopped(5));
    QVERIFY(problems.isEmpty());
    parser.finish();
    QCOMPARE(problems, {Problem::EndedInPart});
}

void TestMultipartParser::boundaryOfAContentType_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("boundary");
    QTest::newRow("plain") << QByteArray("multipart/x-mixed-replace;boundary=abc")
                           << QByteArray("abc");
    QTest::newRow("spaces, case") << QByteArray("Multipart/x; Boundary = abc ")
                                  << QByteArray("abc");
    QTest::newRow("quoted") << QByteArray("multipart/x; boundary=\"a b;c\"; x=y")
                            << QByteArray("a b;c");
    QTest::newRow("escaped") << QByteArray("multipart/x; boundary=\"a\\\"b\"")
                             << QByteArray("a\"b");
    QTest::newRow("another behind")
        << QByteArray("multipart/x; boundary=abc; charset=x") << QByteArray("abc");
    QTest::newRow("dashes") << QByteArray("multipart/x;boundary=--abc") << QByteArray("--abc");
    QTest::newRow("none") << QByteArray("multipart/x") << QByteArray();
    QTest::newRow("empty") << QByteArray("multipart/x;boundary=") << QByteArray();
    QTest::newRow("unclosed quote")
        << QByteArray("multipart/x;boundary=\"abc") << QByteArray("abc");
}

void TestMultipartParser::boundaryOfAContentType()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, boundary);
    QCOMPARE(MultipartParser::boundaryOf(contentType), boundary);
}

void TestMultipartParser::mutatedStreamsAreHarmlessAndSplitAlike()
{
    QByteArray stream;
    for (int i = 1; i <= 8; ++i) {
        stream += part(picture(i), "frame", i % 3 ? "right" : "");
    }
    PartLimits limits;
    limits.frameBytes = 300;
    limits.partHeadBytes = 100;
    std::mt19937 random(20261124);
    for (int round = 0; round < 1500; ++round) {
        QByteArray mutated = stream;
        for (unsigned i = 0; i <= random() % 12; ++i) {
            const auto at = static_cast<qsizetype>(random() % mutated.size());
            switch (random() % 4) {
            case 0:
                mutated[at] = static_cast<char>(random());
                break;
            case 1:
                mutated.remove(at, static_cast<qsizetype>(random() % 40));
                break;
            case 2:
                mutated.insert(at,
                               mutated.sliced(at, std::min<qsizetype>(50, mutated.size() - at)));
                break;
            default:
                mutated.insert(at, QByteArray("\xFF\xD9\xFF\xD8--frame\r\n-", 14)
                                       .first(static_cast<qsizetype>(random() % 14)));
            }
        }
        const Parsed whole = parseWhole(mutated, "frame", limits);
        const Parsed single = parse(
            mutated, "frame", [] { return qsizetype{1}; }, limits);
        const Parsed pieces = parse(
            mutated, "frame", [&] { return static_cast<qsizetype>(1U + random() % 90U); }, limits);
        QVERIFY2(single == whole, qPrintable(QString::number(round)));
        QVERIFY2(pieces == whole, qPrintable(QString::number(round)));
        for (const QByteArray &frame : whole.frames) {
            QVERIFY(frame.size() <= limits.frameBytes);
            QVERIFY(frame.startsWith("\xFF\xD8"));
        }
    }
}

VEDETTE_TEST(TestMultipartParser)
#include "TestMultipartParser.moc"
