// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calibration/Calibration.h"
#include "media/JpegDecoder.h"
#include "PinholeCamera.h"
#include "TestProgram.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <deque>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

using Time = Calibration::Time;

/// A camera with a true lens on two servos, and its stream, by a clock of its own.
struct Scene
{
    QSizeF field{65, 50};
    QPointF at;                            ///< where it points: right, up
    QPointF target;                        ///< where its servos go
    QPointF ends{90, 45};                  ///< on either side
    QPointF turns{1, 1};                   ///< what a degree that is asked for turns
    bool areSwapped = false;               ///< … on the other axis
    std::chrono::milliseconds lag = 200ms; ///< of the stream
    std::function<QByteArray(QPointF at)> picture;
    std::function<void(Scene &scene, Calibration &calibration, int moves)> meddle =
        [](auto &, auto &, int) {};
    QByteArray lastPicture;
    QPointF lastAt{1e9, 0};
};

/// How a calibration of it ended.
struct Outcome
{
    std::optional<CalibratedField> field;
    QString failure;
    QList<Move> moves;
};

ServoReply replyTo(Move move)
{
    ServoReply reply;
    reply.move = move;
    reply.done = move;
    return reply;
}

DecodedJpeg shownAt(Scene &scene, QPointF at, const PinholeCamera &lens)
{
    if (at != scene.lastAt) {
        scene.lastAt = at;
        scene.lastPicture = scene.picture ? scene.picture(at) : lens.picture(at.x(), at.y());
    }
    return decodeJpeg(scene.lastPicture, {});
}

void ask(Scene &scene, Move move)
{
    QPointF by(move.pan * scene.turns.x(), move.tilt * scene.turns.y());
    if (scene.areSwapped) {
        by = by.transposed();
    }
    const QPointF to = scene.target + by;
    scene.target = {std::clamp(to.x(), -scene.ends.x(), scene.ends.x()),
                    std::clamp(to.y(), -scene.ends.y(), scene.ends.y())};
}

/// Until it ends, a picture each 120 ms; servos of 100° a second that answer within 40 ms.
Outcome run(Scene &scene, const Calibration::Setup &setup = {})
{
    constexpr auto Beat = 40ms;
    constexpr int BeatsAPicture = 3;
    constexpr double Speed = 4; // degrees a beat
    const PinholeCamera lens(scene.field);
    Calibration calibration(setup);
    Outcome outcome;
    bool isOver = false;
    std::optional<Move> asked;
    QObject::connect(&calibration, &Calibration::moveWanted, &calibration, [&](Move move) {
        outcome.moves.append(move);
        asked = move;
    });
    QObject::connect(&calibration, &Calibration::found, &calibration,
                     [&](const CalibratedField &field) {
                         outcome.field = field;
                         isOver = true;
                     });
    QObject::connect(&calibration, &Calibration::ended, &calibration, [&](const QString &why) {
        outcome.failure = why;
        isOver = true;
    });
    std::deque<QPointF> stream(static_cast<std::size_t>(scene.lag / Beat) + 1, scene.at);
    Time now;
    calibration.begin(now);
    for (int beat = 0; beat < 10000 && !isOver; ++beat) {
        now += Beat;
        scene.at += {std::clamp(scene.target.x() - scene.at.x(), -Speed, Speed),
                     std::clamp(scene.target.y() - scene.at.y(), -Speed, Speed)};
        stream.push_back(scene.at);
        stream.pop_front();
        if (asked) {
            const Move move = *std::exchange(asked, std::nullopt);
            ask(scene, move);
            calibration.takeReply(replyTo(move), now);
        }
        scene.meddle(scene, calibration, static_cast<int>(outcome.moves.size()));
        if (beat % BeatsAPicture == 0) {
            calibration.takePicture(shownAt(scene, stream.front(), lens).bitmap, now);
        }
        calibration.checkTime(now);
    }
    return outcome;
}

QByteArray encoded(const QImage &image)
{
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    image.save(&buffer, "jpeg", 60);
    return jpeg;
}

QByteArray plainPicture(int grey)
{
    QImage image(PinholeCamera::Size, QImage::Format_RGB32);
    image.fill(qRgb(grey, grey, grey));
    return encoded(image);
}

QByteArray noise(quint32 seed)
{
    QRandomGenerator random(seed);
    QImage image(PinholeCamera::Size / 4, QImage::Format_Grayscale8);
    for (int row = 0; row < image.height(); ++row) {
        std::generate_n(image.scanLine(row), image.width(),
                        [&random] { return static_cast<uchar>(random.bounded(256)); });
    }
    return encoded(image.scaled(PinholeCamera::Size));
}

} // namespace

/// Finding a camera's field of view, with pictures of a true lens and without a clock.
class TestCalibration : public QObject
{
    Q_OBJECT

private slots:
    void shifts();
    void findsTheField_data();
    void findsTheField();
    void atTheEndOfItsRange();
    void goesBackWhenItIsStopped();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void withoutPictures();
};

void TestCalibration::shifts()
{
    const PinholeCamera lens({65, 50});
    const auto grey = [&lens](double pan, double tilt) {
        return GreyPicture::of(decodeJpeg(lens.picture(pan, tilt), {}).bitmap);
    };
    const GreyPicture start = grey(0, 0);
    const PictureShift none = PictureShift::between(start, start);
    QVERIFY(none.confidence > 0.9 && std::abs(none.right) < 0.001 && std::abs(none.down) < 0.001);
    // What is seen moves to the left when the camera turns right, and down when it looks up.
    const PictureShift right = PictureShift::between(start, grey(10, 0));
    QVERIFY(right.isSure() && right.right < -0.12 && std::abs(right.down) < 0.005);
    const PictureShift up = PictureShift::between(start, grey(0, 8));
    QVERIFY(up.isSure() && up.down > 0.12 && std::abs(up.right) < 0.005);
    QVERIFY(!PictureShift::between(grey(-50, -12), grey(45, 15)).isSure());
    QVERIFY(!PictureShift::between(start, {}).isSure());
    QVERIFY(GreyPicture::of({}).isNull());
}

void TestCalibration::findsTheField_data()
{
    QTest::addColumn<QSizeF>("field");
    QTest::addColumn<int>("grain");
    QTest::addColumn<int>("lag");
    QTest::newRow("tele") << QSizeF(24, 18) << 1 << 200;
    QTest::newRow("usual") << QSizeF(65, 50) << 1 << 200;
    QTest::newRow("wide, far behind its servos") << QSizeF(100, 83) << 1 << 1600;
    QTest::newRow("in steps") << QSizeF(65, 50) << 7 << 200;
}

void TestCalibration::findsTheField()
{
    QFETCH(const QSizeF, field);
    QFETCH(const int, grain);
    QFETCH(const int, lag);
    Scene scene;
    scene.field = field;
    scene.lag = std::chrono::milliseconds(lag);
    const Outcome outcome = run(scene, {.grain = {.pan = grain, .tilt = grain}});
    QVERIFY2(outcome.field, qPrintable(outcome.failure));
    const auto isNear = [](double found, double wanted, double uncertainty) {
        return std::abs(found - wanted) < 0.05 * wanted && std::abs(found - wanted) <= uncertainty;
    };
    const auto [found, uncertainty] = *outcome.field;
    qInfo() << found << uncertainty << outcome.moves.size();
    QVERIFY(isNear(found.width(), field.width(), uncertainty.width()));
    QVERIFY(isNear(found.height(), field.height(), uncertainty.height()));
    QCOMPARE(scene.target, QPointF());
}

/// Nobody knows that it is there: the other way is tried, and it ends where it began.
void TestCalibration::atTheEndOfItsRange()
{
    Scene scene;
    scene.ends = {30, 45};
    scene.at = scene.target = {30, 0};
    const Outcome outcome = run(scene);
    QVERIFY2(outcome.field, qPrintable(outcome.failure));
    QCOMPARE(qRound(outcome.field->degrees.width() / 6.5), 10);
    QCOMPARE(scene.target, QPointF(30, 0));
}

void TestCalibration::goesBackWhenItIsStopped()
{
    for (const int after : {1, 2, 3, 5}) {
        Scene scene;
        scene.meddle = [after](Scene &, Calibration &calibration, int moves) {
            if (moves == after) {
                calibration.stop(u"enough"_s, Time() + 1h);
            }
        };
        const Outcome outcome = run(scene);
        QCOMPARE(outcome.failure, u"enough"_s);
        QCOMPARE(scene.target, QPointF());
    }
}

void TestCalibration::saysWhatIsWrong_data()
{
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &says, const auto &change) {
        Scene scene;
        change(scene);
        QTest::newRow(name) << scene << says;
    };
    row("servos that do nothing", u"The picture did not move"_s,
        [](Scene &scene) { scene.turns = {}; });
    row("inverted", u"The picture moved the other way"_s, [](Scene &scene) {
        scene.turns = {-1, 1};
    });
    row("swapped", u"The picture moved in the other axis"_s,
        [](Scene &scene) { scene.areSwapped = true; });
    row("dark", u"The picture is too dark"_s,
        [](Scene &scene) { scene.picture = [](QPointF) { return plainPicture(3); }; });
    row("plain", u"The picture is too plain"_s,
        [](Scene &scene) { scene.picture = [](QPointF) { return plainPicture(128); }; });
    row("another picture each time", u"Of the picture before a turn"_s, [](Scene &scene) {
        scene.picture = [](QPointF at) { return noise(static_cast<quint32>(10 * at.x())); };
    });
    row("somebody else steers", u"Somebody else turned the camera"_s, [](Scene &scene) {
        scene.meddle = [](Scene &, Calibration &calibration, int moves) {
            if (moves == 2) {
                calibration.takeReply(replyTo({.pan = 90, .tilt = 0}), Time() + 1h);
            }
        };
    });
    row("somebody turns it by hand", u"The camera did not come back"_s, [](Scene &scene) {
        scene.meddle = [isDone = false](Scene &meddled, Calibration &, int moves) mutable {
            if (moves == 4 && !std::exchange(isDone, true)) {
                meddled.target += QPointF(6, 0);
            }
        };
    });
}

void TestCalibration::saysWhatIsWrong()
{
    QFETCH(Scene, scene);
    QFETCH(const QString, says);
    const Outcome outcome = run(scene);
    QVERIFY(!outcome.field);
    QVERIFY2(outcome.failure.startsWith(says), qPrintable(outcome.failure));
}

void TestCalibration::withoutPictures()
{
    Calibration calibration({});
    QString failure;
    connect(&calibration, &Calibration::ended, this,
            [&failure](const QString &why) { failure = why; });
    calibration.begin({});
    calibration.checkTime(Time() + Calibration::StepPatience - 1ms);
    QVERIFY(failure.isEmpty());
    calibration.takePicture({}, Time() + 1s);
    calibration.checkTime(Time() + Calibration::StepPatience);
    QCOMPARE(failure, u"No picture comes any more."_s);
}

VEDETTE_TEST(TestCalibration)
#include "TestCalibration.moc"
