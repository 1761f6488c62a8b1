// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What steering feels like, beside the live cameras whose addresses it is given: from a key going
// down to its request at the servos' port; what still comes there after the key is up; and whether
// the position is right after a time of random steering over slow servos that lose answers.

#include "camera/Camera.h"
#include "camera/CameraHandle.h"
#include "camera/IoThread.h"
#include "dialects/DialectLibrary.h"
#include "KeyboardSteering.h"
#include "LiveCamera.h"
#include "VideoWidget.h"
#include "wall/Wall.h"
#include "WireServos.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QKeyEvent>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

using namespace std::chrono_literals;
using namespace vedette;
using bench::WireServos;

namespace {

constexpr QSize WindowSize{1920, 1080};
/// To connect, and for the first pictures.
constexpr std::chrono::seconds WarmUp{4};
constexpr int Seed = 20261130;
/// Longer than any tap is held, and than its answers take.
constexpr auto Settled = 400ms;
constexpr auto Keys = std::to_array({Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down});

using Milliseconds = std::chrono::duration<double, std::milli>;

CameraConfig steeredBy(const WireServos &servos, const QUrl &stream)
{
    CameraConfig config;
    config.cameraUrl = stream;
    config.servoUrl = servos.url();
    config.dialect = std::get<DialectPointer>(
        DialectLibrary::find(QStringLiteral("var-pan-degrees"), QString()));
    return config;
}

/// The wall's window, and the cameras in it; the first is steered.
struct LiveWall
{
    LiveWall(const QStringList &addresses, const WireServos &servos)
    {
        QList<WallCamera> names;
        for (const QString &address : addresses) {
            names += {address, address};
        }
        wall.setCameras(names);
        wall.resize(WindowSize);
        wall.show();
        for (const QString &address : addresses) {
            VideoWidget *const video = wall.picture(address);
            cameras.push_back(std::make_unique<LiveCamera>(io, steeredBy(servos, QUrl(address)),
                                                           video->targetSize()));
            LiveCamera *const camera = cameras.back().get();
            QObject::connect(camera, &LiveCamera::pictureReady, video, &VideoWidget::setPicture);
            QObject::connect(camera, &LiveCamera::pictureReady, video, [this] { ++pictures; });
            QObject::connect(video, &VideoWidget::targetSizeChanged, camera,
                             &LiveCamera::setTargetSize);
            camera->handle().setWatching(true);
        }
        CameraHandle &steered = cameras.front()->handle();
        QObject::connect(&keys, &KeyboardSteering::pressed, &steered, &CameraHandle::press);
        QObject::connect(&keys, &KeyboardSteering::released, &steered, &CameraHandle::release);
    }

    void key(QEvent::Type type, Qt::Key key)
    {
        QKeyEvent event(type, key, Qt::NoModifier);
        QCoreApplication::sendEvent(&wall, &event);
    }

    IoThread io;
    Wall wall;
    KeyboardSteering keys{&wall};
    std::vector<std::unique_ptr<LiveCamera>> cameras;
    quint64 pictures = 0;
};

double percentile(QList<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty()
               ? NAN
               : values[std::min(values.size() - 1, qsizetype(part * double(values.size())))];
}

/// Keys down and up, some tapped and some held.
void measureKeys(LiveWall &live, WireServos &servos, int presses)
{
    QRandomGenerator random(Seed);
    QList<double> delays;
    qsizetype mostAfter = 0;
    int missing = 0;
    const auto start = SteadyClock::now();
    for (int i = 0; i < presses; ++i) {
        const Qt::Key key = Keys[static_cast<std::size_t>(i) % Keys.size()];
        servos.takeArrivals();
        const auto down = SteadyClock::now();
        live.key(QEvent::KeyPress, key);
        QTest::qWait(random.bounded(10, 600));
        const auto first = servos.takeArrivals();
        const auto up = SteadyClock::now();
        live.key(QEvent::KeyRelease, key);
        QTest::qWait(static_cast<int>(Settled.count()));
        const auto late = servos.takeArrivals();
        const auto after = std::count_if(late.cbegin(), late.cend(),
                                         [up](SteadyClock::time_point when) { return when > up; });
        mostAfter = std::max<qsizetype>(mostAfter, after);
        const auto all = first + late;
        if (all.isEmpty()) {
            ++missing;
        } else {
            delays += Milliseconds(all.constFirst() - down).count();
        }
    }
    const double seconds = Milliseconds(SteadyClock::now() - start).count() / 1000;
    std::printf("keys: %d presses beside %.0f pictures a second; request after p50 %.2f ms, p99 "
                "%.2f ms, at most %.2f ms; without one %d; after release at most %lld requests\n",
                presses, double(live.pictures) / seconds, percentile(delays, 0.5),
                percentile(delays, 0.99), percentile(delays, 1), missing,
                static_cast<long long>(mostAfter));
}

/// How often it is looked whether the position is sure.
constexpr std::chrono::milliseconds SampleInterval{10};

/// Random keys over slow servos that lose answers, beginning where it is known: is the position
/// right, or said to be unsure?
void measurePosition(std::chrono::milliseconds delay, double lost, std::chrono::seconds length)
{
    WireServos servos({.delay = delay, .lost = lost, .seed = Seed});
    Camera camera(steeredBy(servos, QUrl(QStringLiteral("http://127.0.0.1:9/"))));
    Steering &steering = camera.steering();
    const auto isSure = [&steering] { return steering.position()->isSure; };
    steering.order(ServoCommand::ofMoveTo({}), [](const ServoReply &) {});
    if (!QTest::qWaitFor(isSure, 10'000)) {
        std::printf("position: the servos do not answer\n");
        return;
    }
    int right = 0;
    int wrong = 0;
    QObject::connect(&steering, &Steering::replied, &steering, [&] {
        // Between two requests: nothing is under way.
        if (isSure()) {
            const QPointF miss = steering.position()->degrees() - QPointF(servos.pointing());
            ++(miss.manhattanLength() < 1 ? right : wrong);
        }
    });
    int samples = 0;
    int unsure = 0;
    QTimer sampling;
    QObject::connect(&sampling, &QTimer::timeout, &steering, [&] {
        ++samples;
        unsure += isSure() ? 0 : 1;
    });
    sampling.start(SampleInterval);
    QRandomGenerator random(Seed);
    const auto end = SteadyClock::now() + length;
    while (SteadyClock::now() < end) {
        const auto direction = static_cast<Direction>(random.bounded(4));
        steering.press(direction, random.bounded(2) == 0 ? Pace::Normal : Pace::Fast);
        QTest::qWait(random.bounded(20, 700));
        steering.release(direction);
        QTest::qWait(random.bounded(0, 300));
    }
    std::printf(
        "position: answers after %lld ms, %.0f %% lost: right to the degree %d times, wrong "
        "%d; unsure %.1f %% of the time\n",
        static_cast<long long>(delay.count()), 100 * lost, right, wrong, 100.0 * unsure / samples);
}

/// What is asked there ends well within the time of many lost answers.
constexpr std::chrono::seconds StoringTime{60};

/// Presets 1 to count at random places; false when one could not be stored.
bool storePresets(Camera &camera, int count)
{
    QRandomGenerator random(Seed);
    int stored = 0;
    std::function<void()> goOn = [&] {
        const QPointF place(random.bounded(-80, 80), random.bounded(-80, 80));
        camera.steering().order(ServoCommand::ofMoveTo(place), [&](const ServoReply &) {
            camera.presets().store(stored + 1, std::nullopt, [&](const PresetResult &result) {
                stored += result.kind == PresetResult::Kind::Done ? 1 : 0; // else once more
                if (stored < count) {
                    goOn();
                }
            });
        });
    };
    goOn();
    return QTest::qWaitFor([&] { return stored == count; },
                           static_cast<int>(std::chrono::milliseconds(StoringTime).count()));
}

/// A patrol of ten presets with the shortest stay: has the camera pointed there when it goes on?
void measurePatrol(int stops)
{
    constexpr int Places = 10;
    WireServos servos({.delay = 50ms, .lost = 0.02, .seed = Seed});
    Camera camera(steeredBy(servos, QUrl(QStringLiteral("http://127.0.0.1:9/"))));
    if (!storePresets(camera, Places)) {
        std::printf("patrol: the presets could not be stored\n");
        return;
    }
    Patrol &patrol = camera.patrol();
    PatrolPlan plan;
    for (int number = 1; number <= Places; ++number) {
        plan.stops.append({.preset = number, .dwell = PatrolPlan::ShortestDwell});
    }
    int reached = 0;
    int failed = 0;
    int wrong = 0;
    int last = 0;
    QObject::connect(&patrol, &Patrol::changed, &patrol, [&] {
        if (patrol.state() == Patrol::State::Staying && patrol.preset() != last) {
            last = patrol.preset();
            ++(patrol.problem().isEmpty() ? reached : failed);
        } else if (patrol.state() == Patrol::State::Going && last != 0) {
            const auto &presets = camera.presets().book().presets;
            const QPointF place = presets.at(std::exchange(last, 0) - 1).place.value();
            const bool wasThere = (place - QPointF(servos.pointing())).manhattanLength() < 1;
            wrong += wasThere ? 0 : 1;
        }
    });
    patrol.setPlan(plan);
    patrol.start();
    constexpr int LongestStop = 2000; // ms: on the way, and there
    if (!QTest::qWaitFor([&] { return reached + failed >= stops; }, stops * LongestStop)) {
        std::printf("patrol: it did not get as far\n");
    }
    std::printf("patrol: %d stops at %d presets, answers after 50 ms, 2 %% lost: %d acknowledged, "
                "%d not at once, %d not even when it went on\n",
                stops, Places, reached, failed, wrong);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("address"), QStringLiteral("Of a camera's stream."),
                                 QStringLiteral("address..."));
    const QCommandLineOption presses(QStringLiteral("presses"), QStringLiteral("Of keys."),
                                     QStringLiteral("number"), QStringLiteral("300"));
    const QCommandLineOption length(QStringLiteral("seconds"),
                                    QStringLiteral("Of random steering, each."),
                                    QStringLiteral("number"), QStringLiteral("60"));
    const QCommandLineOption stops(
        QStringLiteral("stops"),
        QStringLiteral("Of a patrol, a second each; 360 are an hour of ten seconds each."),
        QStringLiteral("number"), QStringLiteral("360"));
    parser.addOptions({presses, length, stops});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().isEmpty()) {
        parser.showHelp(2);
    }
    {
        WireServos servos({});
        LiveWall live(parser.positionalArguments(), servos);
        QTest::qWait(static_cast<int>(std::chrono::milliseconds(WarmUp).count()));
        live.pictures = 0;
        measureKeys(live, servos, parser.value(presses).toInt());
    }
    for (const auto delay : {0ms, 50ms, 300ms}) {
        measurePosition(delay, 0.02, std::chrono::seconds(parser.value(length).toInt()));
    }
    measurePatrol(parser.value(stops).toInt());
    return 0;
}
