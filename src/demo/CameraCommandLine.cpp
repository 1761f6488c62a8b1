// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/CameraCommandLine.h"

#include "config/DemoCount.h"
#include "config/ListenAddress.h"
#include "demo/DemoCameras.h"
#include "demo/dialects/ServoDialect.h"
#include "Version.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace vedette {

namespace {

constexpr double LowestRate = 0.1; ///< frames a second
constexpr double HighestRate = 120;

std::optional<QSize> sizeFromName(const QString &name)
{
    static const QHash<QString, QSize> sizes{
        {QStringLiteral("vga"), {640, 480}},
        {QStringLiteral("svga"), {800, 600}},
        {QStringLiteral("xga"), {1024, 768}},
        {QStringLiteral("uxga"), {1600, 1200}},
    };
    const auto found = sizes.constFind(name.toLower());
    return found == sizes.constEnd() ? std::nullopt : std::optional(*found);
}

bool takeAddress(const QString &value, QHostAddress &address, quint16 &port)
{
    QString problem;
    const auto parsed = ListenAddress::parse(value, &problem);
    if (!parsed || parsed->isUnix()) {
        return false;
    }
    address = parsed->host;
    port = parsed->port;
    return true;
}

std::optional<ScheduledFault> faultFromText(const QString &value, int cameras)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([0-9a-z-]+)(?::([0-9]+(?:\\.[0-9]+)?))?(?:@([0-9]+(?:\\.[0-9]+)?))?"
                       "(?:/([0-9]{1,2}))?$"));
    const auto match = pattern.match(value);
    const auto fault = faultFromName(match.captured(1));
    if (!fault) {
        return std::nullopt;
    }
    const auto milliseconds = [](const QString &seconds) {
        return std::chrono::milliseconds(qRound64(seconds.toDouble() * 1000));
    };
    ScheduledFault scheduled{*fault, milliseconds(match.captured(3)), std::nullopt, 0};
    if (match.capturedLength(2) > 0) {
        scheduled.duration = milliseconds(match.captured(2));
    }
    if (match.capturedLength(4) > 0) {
        scheduled.camera = match.captured(4).toInt();
        const bool isThere = scheduled.camera >= 1 && scheduled.camera <= cameras;
        return isThere ? std::optional(scheduled) : std::nullopt;
    }
    return scheduled;
}

/// The options, and what each value of theirs may be.
struct Options
{
    QCommandLineOption listen{
        QStringLiteral("listen"),
        CameraCommandLine::tr("Serve the stream at <address:port>; port 0 is any free one."),
        CameraCommandLine::tr("address:port"), QStringLiteral("127.0.0.1:8080")};
    QCommandLineOption servoListen{QStringLiteral("servo-listen"),
                                   CameraCommandLine::tr("Serve the servos at <address:port>."),
                                   CameraCommandLine::tr("address:port"),
                                   QStringLiteral("127.0.0.1:8081")};
    QCommandLineOption dialect{
        QStringLiteral("dialect"),
        CameraCommandLine::tr("Take the servo requests of <id>'s firmware. --dialect list names "
                              "them: %1.")
            .arg(ServoDialect::ids().join(QStringLiteral(", "))),
        CameraCommandLine::tr("id"), QStringLiteral("tr-el")};
    QCommandLineOption cameras{
        QStringLiteral("cameras"),
        CameraCommandLine::tr("So many cameras, 1 to %1, each with a view, a stream and servos of "
                              "its own; the ports of each are two above those of the one before.")
            .arg(MostDemoCameras),
        CameraCommandLine::tr("number"), QStringLiteral("1")};
    QCommandLineOption fps{QStringLiteral("fps"),
                           CameraCommandLine::tr("Frames a second, 0.1 to 120."),
                           CameraCommandLine::tr("number"), QStringLiteral("25")};
    QCommandLineOption size{QStringLiteral("size"),
                            CameraCommandLine::tr("vga, svga, xga or uxga."),
                            CameraCommandLine::tr("name"), QStringLiteral("vga")};
    QCommandLineOption quality{QStringLiteral("quality"),
                               CameraCommandLine::tr("JPEG quality, 1 to 100."),
                               CameraCommandLine::tr("number"), QStringLiteral("60")};
    QCommandLineOption second{
        QStringLiteral("second-client"),
        CameraCommandLine::tr(
            "What happens to a client that comes while another watches: wait or refuse."),
        CameraCommandLine::tr("policy"), QStringLiteral("wait")};
    QCommandLineOption still{QStringLiteral("still"),
                             CameraCommandLine::tr("Send single pictures instead of a stream.")};
    QCommandLineOption fault{
        QStringLiteral("fault"),
        CameraCommandLine::tr(
            "Misbehave: <name>, for so many seconds, so many seconds after "
            "the start, of all cameras or of this one. May be given more than once. "
            "Names: %1.")
            .arg(faultNames().join(QStringLiteral(", "))),
        CameraCommandLine::tr("name[:seconds][@start][/camera]")};
    QCommandLineOption user{
        QStringLiteral("user"),
        CameraCommandLine::tr("User name that the faults 401-basic and 401-digest want, "
                              "and dialects with a login."),
        CameraCommandLine::tr("name"), QStringLiteral("admin")};
    QCommandLineOption password{QStringLiteral("password"),
                                CameraCommandLine::tr("Password that they want."),
                                CameraCommandLine::tr("word"), QStringLiteral("secret")};

    QList<QCommandLineOption> all() const
    {
        return {listen,  servoListen, dialect, cameras, fps,  size,
                quality, second,      still,   fault,   user, password};
    }
};

/// A number within limits, or nothing.
std::optional<double> numberWithin(const QString &value, double lowest, double highest)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    return isNumber && number >= lowest && number <= highest ? std::optional(number) : std::nullopt;
}

QString wrongValue(const QCommandLineOption &option, const QString &value)
{
    return CameraCommandLine::tr("--%1 does not take \"%2\"")
        .arg(option.names().constFirst(), value);
}

/// Each dialect with the firmware that has it, one a line.
QString dialectList()
{
    constexpr qsizetype Column = 20; // longer than any id
    QString list;
    for (const ServoDialect &dialect : ServoDialect::all()) {
        list += QString(dialect.id).leftJustified(Column) + dialect.firmware + QLatin1Char('\n');
    }
    return list;
}

/// The option whose port is so high that those of all cameras do not fit above it.
const QCommandLineOption *withoutRoom(const DemoCamera::Options &first, const Options &known,
                                      int cameras)
{
    const int highest = DemoCameras::HighestPort - DemoCameras::PortsOfOne * (cameras - 1);
    return first.streamPort > highest  ? &known.listen
           : first.servoPort > highest ? &known.servoListen
                                       : nullptr;
}

/// What the pictures are like; the first option whose value is wrong.
const QCommandLineOption *takePicture(const QCommandLineParser &parser, const Options &known,
                                      DemoCamera::Options &options)
{
    const auto fps = numberWithin(parser.value(known.fps), LowestRate, HighestRate);
    const auto size = sizeFromName(parser.value(known.size));
    const auto quality = numberWithin(parser.value(known.quality), 1, 100);
    if (!fps || !size || !quality) {
        return !fps ? &known.fps : !size ? &known.size : &known.quality;
    }
    options.framesPerSecond = *fps;
    options.size = *size;
    options.quality = qRound(*quality);
    return nullptr;
}

/// Takes the values into line; the first wrong one as a text.
QString takeValues(const QCommandLineParser &parser, const Options &known, CameraCommandLine &line)
{
    DemoCamera::Options &options = line.options;
    const auto value = [&](const QCommandLineOption &option) { return parser.value(option); };
    if (!takeAddress(value(known.listen), options.streamAddress, options.streamPort)) {
        return wrongValue(known.listen, value(known.listen));
    }
    if (!takeAddress(value(known.servoListen), options.servoAddress, options.servoPort)) {
        return wrongValue(known.servoListen, value(known.servoListen));
    }
    options.dialect = value(known.dialect);
    if (!ServoDialect::find(options.dialect)) {
        return wrongValue(known.dialect, options.dialect);
    }
    const auto cameras = demoCount(value(known.cameras));
    if (!cameras) {
        return wrongValue(known.cameras, value(known.cameras));
    }
    line.cameras = *cameras;
    if (const auto *const full = withoutRoom(options, known, line.cameras)) {
        return CameraCommandLine::tr("--%1 leaves no room for the ports of %2 cameras")
            .arg(full->names().constFirst(), QString::number(line.cameras));
    }
    if (const auto *const wrong = takePicture(parser, known, options)) {
        return wrongValue(*wrong, value(*wrong));
    }
    const QString policy = value(known.second);
    if (policy == QLatin1String("refuse")) {
        options.secondClient = DemoCamera::SecondClient::Refuse;
    } else if (policy != QLatin1String("wait")) {
        return wrongValue(known.second, policy);
    }
    options.still = parser.isSet(known.still);
    options.userName = value(known.user);
    options.password = value(known.password);
    for (const QString &fault : parser.values(known.fault)) {
        const auto scheduled = faultFromText(fault, line.cameras);
        if (!scheduled) {
            return wrongValue(known.fault, fault);
        }
        line.faults.append(*scheduled);
    }
    return {};
}

} // namespace

CameraCommandLine CameraCommandLine::parse(const QStringList &arguments)
{
    CameraCommandLine line;
    const Options known;
    QCommandLineParser parser;
    parser.setApplicationDescription(CameraCommandLine::tr(
        "A simulated ESP32-CAM on two servos, for trying and testing Vedette without "
        "hardware. Prints the addresses of its stream and its servos, one a line; of "
        "several cameras also their names."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions(known.all());
    if (!parser.parse(arguments)) {
        line.errorText = parser.errorText();
    } else if (parser.isSet(help)) {
        line.output = parser.helpText();
    } else if (parser.isSet(version)) {
        line.output = QStringLiteral("vedette-camera %1\n").arg(QLatin1String(Version));
    } else if (!parser.positionalArguments().isEmpty()) {
        line.errorText = CameraCommandLine::tr("\"%1\" is not expected here")
                             .arg(parser.positionalArguments().constFirst());
    } else if (parser.value(known.dialect) == QLatin1String("list")) {
        line.output = dialectList();
    } else {
        line.errorText = takeValues(parser, known, line);
    }
    return line;
}

} // namespace vedette
