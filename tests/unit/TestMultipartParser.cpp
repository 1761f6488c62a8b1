// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/MultipartParser.h"

#include <QTest>

#include <random>

using vedette::MultipartParser;
using vedette::PartLimits;

namespace {

struct Parsed
{
    QList<QByteArray> frames;
    QList<MultipartParser::Problem> problems;
    bool operator==(const Parsed &) const = default;
};

/// A well-formed picture in miniature: an Exif segment, a quantisation table, a scan with stuffed
/// and restart markers, an end marker. The number makes each one different.
QByteArray picture(int number, const QByteArray &exif = "Exif", bool withEnd = true)
{
    const auto segment = [](char code, const QByteArray &payload) {
        const auto length = static_cast<quint16>(payload.size() + 2);
        return QByteArray("\xFF") + code + static_cast<char>(length >> 8) +
               static_cast<char>(length & 0xFF) + payload;
    };
    QByteArray jpeg = "\xFF\xD8";
    jpeg += segment('\xE1', exif) + segment('\xDB', QByteArray(65, 1)) +
            segment('\xDA', QByteArray("\x01\x01\x00\x00\x3F\x00", 6));
    jpeg +=
        "data " + QByteArray::number(number) + QByteArray("\xFF\x00 more \xFF\xD0 rest\r\n", 18);
    return withEnd ? jpeg + "\xFF\xD9" : jpeg;
}

QByteArray part(const QByteArray &body, const QByteArray &boundary = "frame",
                const QByteArray &length = "right")
{
    QByteArray head = "\r\n--" + boundary + "\r\nContent-Type: image/jpeg\r\n";
    if (length == "right") {
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    } else if (!length.isEmpty()) {
        head += "Content-Length: " + length + "\r\n";
    }
    return head + "\r\n" + body;
}

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
    void damageIsNamed();
    void boundaryOfAContentType_data();
    void boundaryOfAContentType();
    void mutatedStreamsAreHarmlessAndSplitAlike();
};

void TestMultipartParser::dialects_data() // NOLINT(readability-function-size): a table
{
    QTest::addColumn<QByteArray>("boundary");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("expected");

    const QByteArray one = picture(1);
    const QByteArray two = picture(2);
    const QByteArray three = picture(3);
    const QByteArray esp = "123456789000000000000987654321";
    QTest::newRow("esp32 firmware")
        << esp << part(one, esp) + part(two, esp) + part(three, esp) << 3;
    QTest::newRow("dashes in the header already")
        << QByteArray("--frame") << part(one) + part(two) + part(three) << 3;
    QTest::newRow("dashes in the header, doubled in the body")
        << QByteArray("--frame") << part(one, "--frame") + part(two, "--frame") << 2;
    QTest::newRow("boundary not named") << QByteArray() << part(one) + part(two) << 2;
    QTest::newRow("another boundary named") << QByteArray("other") << part(one) + part(two) << 2;
    QTest::newRow("first part without a boundary (Tasmota)")
        << QByteArray("frame")
        << part(one).sliced(QByteArray("\r\n--frame\r\n").size()) + part(two) + part(three) << 3;
    QTest::newRow("picture at once") << QByteArray("frame") << one + part(two) << 2;
    QTest::newRow("boundary after the part head (old esp32-camera)")
        << QByteArray("frame")
        << "Content-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(one.size()) +
               "\r\n\r\n--frame\r\n" + one + "Content-Type: image/jpeg\r\n\r\n--frame\r\n" + two
        << 2;
    QTest::newRow("boundary within the part head")
        << QByteArray("frame")
        << "Content-Type: image/jpeg\r\n--frame\r\nContent-Length: " +
               QByteArray::number(one.size()) + "\r\n\r\n" + one
        << 1;
    QTest::newRow("no Content-Length")
        << QByteArray("frame") << part(one, "frame", "") + part(two, "frame", "") << 2;
    QTest::newRow("LF only") << QByteArray("frame")
                             << QByteArray(part(one) + part(two)).replace("\r\n", "\n") << 2;
    QTest::newRow("LF only, no length")
        << QByteArray("frame")
        << QByteArray(part(one, "frame", "") + part(two, "frame", "")).replace("\r\n", "\n") << 2;
    QTest::newRow("more headers, any case, folded")
        << QByteArray("frame")
        << "--frame\r\nX-Timestamp: 1.5\r\ncontent-TYPE:image/JPEG\r\nCONTENT-LENGTH :\r\n  " +
               QByteArray::number(one.size()) + "\r\nX-Empty:\r\n\r\n" + one + part(two)
        << 2;
    QTest::newRow("no headers") << QByteArray("frame")
                                << "--frame\r\n\r\n" + one + "\r\n--frame\r\n\r\n" + two << 2;
    QTest::newRow("not even the empty line")
        << QByteArray("frame") << "--frame\r\n" + one + "\r\n--frame\r\n" + two << 2;
    QTest::newRow("text and sound between")
        << QByteArray("frame")
        << part(one) +
               "\r\n--frame\r\nContent-Type: text/plain\r\nContent-Length: 99999\r\n\r\nmotion"
               "\r\n--frame\r\nContent-Type: audio/basic\r\n\r\n\xFF\xD8\xFF\xFF\xD9" +
               part(two)
        << 2;
    QTest::newRow("preamble, epilogue, and again")
        << QByteArray("frame")
        << "This is a stream\r\nof pictures" + part(one) + "\r\n--frame--\r\nAn epilogue: bye\r\n" +
               part(two) + "\r\n--frame--\r\n"
        << 2;
    QTest::newRow("bytes after the end marker, counted")
        << QByteArray("frame") << part(one + "padding") + part(two + "padding") + part(three) << 3;
    QTest::newRow("bytes after the end marker, no length")
        << QByteArray("frame") << part(one + "padding", "frame", "") + part(two, "frame", "") << 2;
    const QByteArray thumbnail = QByteArray("Exif\0\0", 6) + picture(99, "thumb");
    QTest::newRow("a thumbnail in Exif")
        << QByteArray("frame")
        << part(picture(1, thumbnail)) + part(picture(2, thumbnail)) + part(picture(3, thumbnail))
        << 3;
    QTest::newRow("a thumbnail in Exif, no length")
        << QByteArray("frame")
        << part(picture(1, thumbnail), "frame", "") + part(picture(2, thumbnail), "frame", "") << 2;
    QTest::newRow("no end marker")
        << QByteArray("frame")
        << part(picture(1, "Exif", false)) + part(picture(2, "Exif", false)) + "\r\n--frame--\r\n"
        << 2;
    QTest::newRow("neither end marker nor length")
        << QByteArray("frame")
        << part(picture(1, "Exif", false), "frame", "") +
               part(picture(2, "Exif", false), "frame", "") + "\r\n--frame--\r\n"
        << 2;
    QTest::newRow("length of nonsense") << QByteArray("frame")
                                        << part(one, "frame", "many") + part(two, "frame", "-5") +
                                               part(three, "frame", "99999999999999999999")
                                        << 3;
    QTest::newRow("an extra empty line before the picture")
        << QByteArray("frame") << part("\r\n" + one, "frame", "") + part("\r\n" + two) << 2;
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
    // True lengths first, so that the lie is believed; then true ones again.
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

QTEST_GUILESS_MAIN(TestMultipartParser)
#include "TestMultipartParser.moc"
