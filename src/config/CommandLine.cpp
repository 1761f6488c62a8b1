// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CommandLine.h"

#include "base/PasswordSpan.h"
#include "config/DemoCount.h"
#include "config/UserCameras.h"
#include "dialects/DialectList.h"
#include "Version.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <utility>

namespace vedette {

namespace {

QString description(CommandLine::Program program)
{
    return program == CommandLine::Program::Desktop
               ? CommandLine::tr(
                     "Watch and steer a pan/tilt camera built from an ESP32-CAM and two servos.")
               : CommandLine::tr(
                     "Shares a pan/tilt camera with browsers and players: every viewer at full "
                     "rate, over one connection to the camera, behind a password.");
}

/// Every option of both programs.
struct Options
{
    explicit Options(CommandLine::Program program)
        : isDesktop(program == CommandLine::Program::Desktop)
        , listen(
              isDesktop ? QStringLiteral("serve") : QStringLiteral("listen"),
              isDesktop
                  ? CommandLine::tr("Also share the camera at <address:port>, or unix:<path>, with "
                                    "browsers. May be given more than once.")
                  : CommandLine::tr(
                        "Serve at <address:port>, or unix:<path>; port 0 is any free one. May "
                        "be given more than once. Without it: 127.0.0.1:5000."),
              CommandLine::tr("address"))
    {
    }

    QList<QCommandLineOption> all() const
    {
        QList<QCommandLineOption> options{
            servo,         step,           demo, listen,       tlsCertificate, tlsKey,
            tlsSelfSigned, maximumViewers, host, trustedProxy, record};
        if (isDesktop) {
            options.append(fullScreen);
        } else {
            options.append({mqtt, defaultCamera, check, offline, dialects});
        }
        return options;
    }

    bool isDesktop;
    QCommandLineOption servo{QStringLiteral("servo-url"),
                             CommandLine::tr("Where the servos are steered (SERVO_URL)."),
                             CommandLine::tr("URL")};
    QCommandLineOption step{QStringLiteral("step-degrees"),
                            CommandLine::tr("What one tap turns, 1 to 180 (VEDETTE_STEP_DEGREES)."),
                            CommandLine::tr("degrees")};
    QCommandLineOption demo{
        QStringLiteral("demo"),
        CommandLine::tr("Show a simulated camera, or so many of them, up to %1; needs no hardware. "
                        "Without a number: one.")
            .arg(MostDemoCameras),
        CommandLine::tr("number")};
    QCommandLineOption fullScreen{QStringLiteral("fullscreen"),
                                  CommandLine::tr("Start with the picture on the full screen.")};
    QCommandLineOption record{
        QStringLiteral("record"),
        CommandLine::tr("Keep recordings in this folder (VEDETTE_RECORD_FOLDER)."),
        CommandLine::tr("folder")};
    QCommandLineOption mqtt{
        QStringLiteral("mqtt"),
        CommandLine::tr("Report the camera's state to an MQTT broker, and accept steering from it "
                        "(VEDETTE_MQTT_URL): mqtt://broker/topic, or mqtts:// for TLS."),
        CommandLine::tr("URL")};
    QCommandLineOption defaultCamera{
        QStringLiteral("default-camera"),
        CommandLine::tr("Of several cameras, the one at the addresses without an id "
                        "(VEDETTE_DEFAULT_CAMERA)."),
        CommandLine::tr("id")};
    QCommandLineOption check{
        QStringLiteral("check"),
        CommandLine::tr("Check the configuration, say what is wrong or whether the camera answers, "
                        "and end. It fails only when the configuration is wrong.")};
    QCommandLineOption offline{QStringLiteral("offline"),
                               CommandLine::tr("With --check: do not connect to the camera.")};
    QCommandLineOption dialects{
        QStringLiteral("dialects"),
        CommandLine::tr("List the ways in which cameras are steered (VEDETTE_SERVO_DIALECT), with "
                        "their firmwares, and end.")};
    QCommandLineOption listen;
    QCommandLineOption tlsCertificate{
        QStringLiteral("tls-certificate"),
        CommandLine::tr("Serve https with this certificate (PEM, with its "
                        "chain)."),
        CommandLine::tr("file")};
    QCommandLineOption tlsKey{QStringLiteral("tls-key"),
                              CommandLine::tr("The certificate's key (PEM)."),
                              CommandLine::tr("file")};
    QCommandLineOption tlsSelfSigned{
        QStringLiteral("tls-self-signed"),
        CommandLine::tr(
            "Serve https with a certificate made here and kept; browsers warn of it once. Its "
            "fingerprint is printed.")};
    QCommandLineOption maximumViewers{
        QStringLiteral("max-viewers"),
        CommandLine::tr("How many may watch at the same time; the default is 1000."),
        CommandLine::tr("number")};
    QCommandLineOption host{
        QStringLiteral("host"),
        CommandLine::tr("A name that browsers know this machine by, besides its addresses "
                        "and host name. May be given more than once."),
        CommandLine::tr("name")};
    QCommandLineOption trustedProxy{
        QStringLiteral("trusted-proxy"),
        CommandLine::tr(
            "Believe X-Forwarded-For from this address, network (10.0.0.0/8) or \"unix\" (all "
            "who come by unix socket). May be given more than once."),
        CommandLine::tr("address")};
};

ServeArguments serveArguments(const QCommandLineParser &parser, const Options &known)
{
    return {.listen = parser.values(known.listen),
            .tlsCertificate = parser.value(known.tlsCertificate),
            .tlsKey = parser.value(known.tlsKey),
            .tlsSelfSigned = parser.isSet(known.tlsSelfSigned),
            .maximumViewers = parser.value(known.maximumViewers),
            .hosts = parser.values(known.host),
            .trustedProxies = parser.values(known.trustedProxy)};
}

QString versionText(bool isDesktop)
{
    return QStringLiteral("%1 %2\n").arg(isDesktop ? QStringLiteral("vedette")
                                                   : QStringLiteral("vedette-server"),
                                         QLatin1String(Version));
}

void addPositional(QCommandLineParser &parser)
{
    const QString found =
        CommandLine::tr("Without one: .env in the current folder, else the cameras in %1.")
            .arg(userCameraFolder());
    const QString what =
        CommandLine::tr("A .env file, or the address of the camera's stream (CAM_URL); or several "
                        "cameras: their .env files, or the folder that they are in.");
    parser.addPositionalArgument(CommandLine::tr("camera"), what + QLatin1Char(' ') + found,
                                 CommandLine::tr("[FILE.env ... | FOLDER | URL]"));
}

bool isAddress(const QString &word)
{
    return word.contains(QLatin1String("://"));
}

/// What is wrong with a word that is to be a file or a folder.
QString problemWithPath(const QString &word)
{
    return QFileInfo::exists(word)
               ? QString()
               : CommandLine::tr("there is no file or folder %1; an address begins with http:// or "
                                 "https://")
                     .arg(withoutPassword(word));
}

/// Several words that are no options: a file each. What is wrong with them.
QString takeFiles(const QStringList &words, CommandLine &line)
{
    for (const QString &word : words) {
        if (isAddress(word) || QFileInfo(word).isDir()) {
            return CommandLine::tr("\"%1\" cannot stand beside others; several cameras are several "
                                   ".env files, or one folder of them")
                .arg(withoutPassword(word));
        }
        QString problem = problemWithPath(word);
        if (!problem.isEmpty()) {
            return problem;
        }
    }
    line.cameraFiles = words;
    return {};
}

/// The words that are no options: files, a folder, or a camera's address. What is wrong with them.
QString takePositional(const QStringList &words, CommandLine &line)
{
    const QString first = words.value(0);
    const bool isFolder = words.size() == 1 && !isAddress(first) && QFileInfo(first).isDir();
    if (words.size() > 1) {
        return takeFiles(words, line);
    }
    if (words.isEmpty()) {
        return {};
    }
    if (isAddress(first)) {
        line.values.insert(key::CameraUrl, first);
    } else if (isFolder) {
        line.folder = first;
    } else {
        line.envFile = first;
        return problemWithPath(first);
    }
    return {};
}

/// Takes what is said of the cameras. What is wrong: an option that says something of one camera,
/// where there are several, or the other way round.
QString takeValues(const QCommandLineParser &parser, const Options &known, CommandLine &line)
{
    const QList<std::pair<QCommandLineOption, QLatin1String>> ofOne{{known.servo, key::ServoUrl},
                                                                    {known.step, key::StepDegrees}};
    for (const auto &[option, name] : ofOne) {
        if (!parser.isSet(option)) {
            continue;
        }
        if (line.isOfSeveralCameras()) {
            return CommandLine::tr("--%1 is of one camera; with several, write %2 into the file of "
                                   "the camera that it is for")
                .arg(option.names().constFirst(), name);
        }
        line.values.insert(name, parser.value(option));
    }
    if (parser.isSet(known.record)) {
        line.values.insert(key::RecordFolder, parser.value(known.record));
    }
    if (known.isDesktop) {
        return {};
    }
    if (parser.isSet(known.mqtt)) {
        line.values.insert(key::MqttUrl, parser.value(known.mqtt));
    }
    if (parser.isSet(known.defaultCamera)) {
        line.values.insert(key::DefaultCamera, parser.value(known.defaultCamera));
        return line.isOfSeveralCameras()
                   ? QString()
                   : CommandLine::tr("--default-camera is of use only with several cameras");
    }
    return {};
}

/// Takes which cameras there are, and what is said of them. What is wrong.
QString takeCameras(const QCommandLineParser &parser, const Options &known, CommandLine &line)
{
    const QStringList words = parser.positionalArguments();
    if (parser.isSet(known.demo)) {
        const auto count = demoCount(parser.value(known.demo));
        if (!words.isEmpty()) {
            return CommandLine::tr("--demo brings its own camera; leave out \"%1\"")
                .arg(withoutPassword(words.constFirst()));
        }
        if (!count) {
            return CommandLine::tr("--demo takes a number of cameras from 1 to %1, not \"%2\"")
                .arg(QString::number(MostDemoCameras), withoutPassword(parser.value(known.demo)));
        }
        line.demo = *count;
    }
    const QString problem = takePositional(words, line);
    return problem.isEmpty() ? takeValues(parser, known, line) : problem;
}

} // namespace

QString CommandLine::envFileToRead() const
{
    if (!envFile.isEmpty()) {
        return envFile;
    }
    return namesCameras() ? QString() : findEnvFile();
}

bool CommandLine::namesCameras() const
{
    return demo > 0 || isOfSeveralCameras() || !envFile.isEmpty() ||
           values.contains(key::CameraUrl);
}

QString CommandLine::folderToRead(const SettingValues &environment) const
{
    const bool isOneMeant =
        namesCameras() || environment.contains(key::CameraUrl) || !localEnvFile().isEmpty();
    return isOneMeant || !hasUserCameras() ? folder : userCameraFolder();
}

QString CommandLine::passwordWarning()
{
    return tr("every user of this computer could see the password in the address on the command "
              "line until now; write the address into a .env file instead (CAM_URL, SERVO_URL, "
              "VEDETTE_MQTT_URL)");
}

CommandLine CommandLine::parse(Program program, const QStringList &arguments)
{
    CommandLine line;
    const bool isDesktop = program == Program::Desktop;
    QCommandLineParser parser;
    parser.setApplicationDescription(description(program));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const Options known(program);
    parser.addOptions(known.all());
    addPositional(parser);
    if (!parser.parse(withDemoCount(arguments))) {
        line.errorText = parser.errorText();
        return line;
    }
    if (parser.isSet(help) || parser.isSet(QStringLiteral("help-all"))) {
        line.output = parser.helpText();
    } else if (parser.isSet(version)) {
        line.output = versionText(isDesktop);
    } else if (!isDesktop && parser.isSet(known.dialects)) {
        line.output = dialectList();
    }
    line.fullScreen = isDesktop && parser.isSet(known.fullScreen);
    line.check = !isDesktop && parser.isSet(known.check);
    line.offline = !isDesktop && parser.isSet(known.offline);
    line.serve = serveArguments(parser, known);
    if (line.offline && !line.check) {
        line.errorText = CommandLine::tr("--offline is of use only with --check");
        return line;
    }
    line.errorText = takeCameras(parser, known, line);
    return line;
}

} // namespace vedette
