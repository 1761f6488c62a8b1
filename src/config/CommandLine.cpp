// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/CommandLine.h"

#include "Version.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

namespace vedette {

namespace {

QString text(const char *sentence)
{
    return QCoreApplication::translate("CommandLine", sentence);
}

QString description(CommandLine::Program program)
{
    return program == CommandLine::Program::Desktop
               ? text("Watch and steer a pan/tilt camera built from an ESP32-CAM and two servos.")
               : text("Watches a camera without a window and prints its state, a line at each "
                      "change.");
}

/// The one word that is no option: a file, or a camera's address. What is wrong with it.
QString takePositional(const QStringList &words, CommandLine &line)
{
    if (words.size() > 1) {
        return text("one camera at a time; \"%1\" is too much").arg(words[1]);
    }
    if (words.isEmpty()) {
        return {};
    }
    if (words.constFirst().contains(QLatin1String("://"))) {
        line.values.insert(key::CameraUrl, words.constFirst());
    } else if (!QFileInfo::exists(words.constFirst())) {
        return text("there is no file %1; an address begins with http:// or https://")
            .arg(words.constFirst());
    } else {
        line.envFile = words.constFirst();
    }
    return {};
}

} // namespace

CommandLine CommandLine::parse(Program program, const QStringList &arguments)
{
    CommandLine line;
    const bool isDesktop = program == Program::Desktop;
    QCommandLineParser parser;
    parser.setApplicationDescription(description(program));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption servo(QStringLiteral("servo-url"),
                                   text("Where the servos are steered (SERVO_URL)."), text("URL"));
    const QCommandLineOption step(QStringLiteral("step-degrees"),
                                  text("What one tap turns, 1 to 180 (VEDETTE_STEP_DEGREES)."),
                                  text("degrees"));
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  text("Show a simulated camera; needs no hardware."));
    const QCommandLineOption fullScreen(QStringLiteral("fullscreen"),
                                        text("Start with the picture on the full screen."));
    parser.addOption(servo);
    parser.addOption(step);
    if (isDesktop) {
        parser.addOptions({demo, fullScreen});
    }
    parser.addPositionalArgument(
        text("camera"),
        text("A .env file, or the address of the camera's stream (CAM_URL). Without one: .env in "
             "the current folder, else %1.")
            .arg(userEnvFile()),
        text("[FILE.env | URL]"));
    if (!parser.parse(arguments)) {
        line.errorText = parser.errorText();
        return line;
    }
    if (parser.isSet(help) || parser.isSet(QStringLiteral("help-all"))) {
        line.output = parser.helpText();
    } else if (parser.isSet(version)) {
        line.output = QStringLiteral("%1 %2\n").arg(isDesktop ? QStringLiteral("vedette")
                                                              : QStringLiteral("vedette-server"),
                                                    QLatin1String(Version));
    }
    if (parser.isSet(servo)) {
        line.values.insert(key::ServoUrl, parser.value(servo));
    }
    if (parser.isSet(step)) {
        line.values.insert(key::StepDegrees, parser.value(step));
    }
    line.demo = isDesktop && parser.isSet(demo);
    line.fullScreen = isDesktop && parser.isSet(fullScreen);
    line.errorText = takePositional(parser.positionalArguments(), line);
    if (line.demo && !parser.positionalArguments().isEmpty()) {
        line.errorText = text("--demo brings its own camera; leave out \"%1\"")
                             .arg(parser.positionalArguments().constFirst());
    }
    return line;
}

} // namespace vedette
