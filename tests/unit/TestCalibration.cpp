// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CalibrationScene.h"
#include "steering/Aim.h"
#include "TestProgram.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

using Time = Calibration::Time;

/// On both axes: within 5 %, and within what it says itself.
bool isNear(const CalibratedDegrees &found, QSizeF wanted)
{
    const auto isNearOn = [](double degrees, double right, double uncertainty) {
        const double error = std::abs(degrees - right);
        return error <= 0.05 * right && error <= uncertainty;
    };
    return isNearOn(found.degrees.width(), wanted.width(), found.uncertainty.width()) &&
           isNearOn(found.degrees.height(), wanted.height(), found.uncertainty.height());
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
    void findsTheRange_data();
    void findsTheRange();
    void isNotWhereItIsBelieved();
    void atTheEndOfItsRange();
    void goesBackWhenItIsStopped();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void moreThanAWholeTurn();
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
    // How far it turned, by its lens; a fisheye's has the angle itself.
    QCOMPARE(degreesOfShift(0.2, fieldOfShift(12, 0.2)), 12.0);
    QCOMPARE(degreesOfShift(0.25, 160), 40.0);
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
    QVERIFY2(outcome.found, qPrintable(outcome.failure));
    qInfo() << outcome.found->degrees << outcome.found->uncertainty << outcome.moves.size();
    QVERIFY(isNear(*outcome.found, field));
    QCOMPARE(scene.target, QPointF());
}

void TestCalibration::findsTheRange_data()
{
    QTest::addColumn<QSizeF>("field");
    QTest::addColumn<QSizeF>("range");
    QTest::addColumn<QSizeF>("unit");
    QTest::addColumn<int>("most");
    const QSizeF duty(180.0 / 309, 180.0 / 309);
    const QSizeF percent(0.9, 0.9);
    QTest::newRow("as it is taken for") << QSizeF(65, 51) << QSizeF(180, 180) << duty << 180;
    QTest::newRow("less, in percent") << QSizeF(65, 51) << QSizeF(110, 60) << percent << 180;
    QTest::newRow("twice as much") << QSizeF(65, 51) << QSizeF(358, 340) << duty << 180;
    QTest::newRow("very little, wide") << QSizeF(100, 83) << QSizeF(60, 40) << percent << 180;
    QTest::newRow("tele, little at once") << QSizeF(24, 18) << QSizeF(180, 90) << duty << 5;
    QTest::newRow("to the sides only") << QSizeF(65, 51) << QSizeF(120, 0) << duty << 180;
}

/// … that a camera turns by units of its own, when its lens is known.
void TestCalibration::findsTheRange()
{
    QFETCH(const QSizeF, field);
    QFETCH(const QSizeF, range);
    QFETCH(const QSizeF, unit);
    QFETCH(const int, most);
    Scene scene;
    scene.field = field;
    scene.unit = unit;
    scene.turns = {range.width() / 180, range.height() / 180};
    const AssumedTurns turns{
        .range = QSizeF(180, range.height() > 0 ? 180 : 0), .unit = unit, .most = {most, most}};
    const Outcome outcome = run(scene, {.field = {{.degrees = field, .turns = turns}}});
    QVERIFY2(outcome.found, qPrintable(outcome.failure));
    qInfo() << outcome.found->degrees << outcome.found->uncertainty << outcome.moves.size();
    QVERIFY(isNear(*outcome.found, range));
    QVERIFY(std::abs(scene.target.x()) < 1e-6 && std::abs(scene.target.y()) < 1e-6);
}

/// Its first move goes farther than it is asked for, or even the other way.
void TestCalibration::isNotWhereItIsBelieved()
{
    Scene scene;
    scene.at = scene.target = {-6, 15};
    scene.believed = {0, 0};
    const Outcome outcome = run(scene, {.settles = true});
    QVERIFY2(outcome.found, qPrintable(outcome.failure));
    QVERIFY(isNear(*outcome.found, scene.field));
    QCOMPARE(scene.target, QPointF());
}

/// Nobody knows that it is there: the other way is tried, and it ends where it began.
void TestCalibration::atTheEndOfItsRange()
{
    Scene scene;
    scene.ends = {30, 45};
    scene.at = scene.target = {30, 0};
    const Outcome outcome = run(scene);
    QVERIFY2(outcome.found, qPrintable(outcome.failure));
    QCOMPARE(qRound(outcome.found->degrees.width() / 6.5), 10);
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
    QVERIFY(!outcome.found);
    QVERIFY2(outcome.failure.startsWith(says), qPrintable(outcome.failure));
}

void TestCalibration::moreThanAWholeTurn()
{
    Scene scene;
    scene.turns = {1, 2.5};
    const AssumedTurns turns{.range = {180, 180}, .unit = {0.1, 0.1}, .most = {180, 180}};
    const Outcome outcome = run(scene, {.field = {{.degrees = scene.field, .turns = turns}}});
    QVERIFY(!outcome.found);
    QVERIFY2(outcome.failure.contains(u"would turn 4"_s), qPrintable(outcome.failure));
    QCOMPARE(scene.target, QPointF());
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
