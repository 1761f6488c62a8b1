// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/SettingValue.h"

#include "base/TextProblems.h"
#include "base/YesNo.h"
#include "config/MqttAddress.h"
#include "config/ReachSetting.h"
#include "config/RecordSetting.h"
#include "config/WebAddress.h"
#include "dialects/DialectLibrary.h"

#include <QRegularExpression>

#include <algorithm>

namespace vedette {

namespace {

constexpr int MostStepDegrees = 180;
/// Recorders with more have other ways of being steered.
constexpr int LargestChannel = 99;

QString takeUrl(QUrl &setting, const QString &name, const QString &value)
{
    const bool isBroker = name == key::MqttUrl;
    const QString problem =
        isBroker ? MqttAddress::problemWith(value) : WebAddress::problemWith(value);
    if (!problem.isEmpty()) {
        return Settings::tr("%1: %2").arg(name, problem);
    }
    setting = isBroker ? QUrl(value) : WebAddress::of(value);
    return {};
}

QString takeDialect(Settings &settings, const QString &value, const QString &folder)
{
    const DialectResult result = DialectLibrary::find(value, folder);
    if (const auto *const error = std::get_if<DialectError>(&result)) {
        return Settings::tr("%1: %2").arg(key::ServoDialect, error->text);
    }
    settings.camera.dialect = std::get<DialectPointer>(result);
    return {};
}

QString takeChannel(Settings &settings, const QString &value)
{
    bool isNumber = false;
    const int channel = value.toInt(&isNumber);
    if (!isNumber || channel < 0 || channel > LargestChannel) {
        return Settings::tr("%1 must be a whole number from 0 to %2")
            .arg(key::ServoChannel)
            .arg(LargestChannel);
    }
    settings.camera.servoChannel = channel;
    return {};
}

/// Both become parts of addresses: a slash would lead elsewhere, and so would dots alone.
QString takeIds(Settings &settings, const QString &value)
{
    static const QRegularExpression ids(QStringLiteral(
        "^([A-Za-z0-9_-][A-Za-z0-9 _.-]{0,63}),([A-Za-z0-9_-][A-Za-z0-9 _.-]{0,63})$"));
    const auto found = ids.match(value);
    if (!found.hasMatch()) {
        return Settings::tr("%1 must be two ids with a comma between, of pan and of tilt: pan,tilt")
            .arg(key::ServoIds);
    }
    settings.camera.panId = found.captured(1);
    settings.camera.tiltId = found.captured(2);
    return {};
}

QString takeNumber(int &setting, const QString &name, const QString &value, int most)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < 1 || number > most) {
        return Settings::tr("%1 must be a whole number from 1 to %2").arg(name).arg(most);
    }
    setting = number;
    return {};
}

QString takeRotation(Settings &settings, const QString &value)
{
    bool isNumber = false;
    const int degrees = value.toInt(&isNumber);
    if (!isNumber || degrees < 0 || degrees > 270 || degrees % 90 != 0) {
        return Settings::tr("%1 must be 0, 90, 180 or 270: the degrees clockwise that the picture "
                            "is turned to be upright")
            .arg(key::Rotate);
    }
    settings.camera.mounting.rotation = degrees;
    return {};
}

QString takeYesOrNo(bool &setting, const QString &name, const QString &value)
{
    const auto yes = yesOrNo(value);
    if (!yes) {
        return Settings::tr("%1 must be yes or no").arg(name);
    }
    setting = *yes;
    return {};
}

/// It stands in titles, in lines of text and in quotes of other formats.
QString takeName(Settings &settings, const QString &value)
{
    // Joiners make one picture of several emoji, and some scripts need them.
    QString visible = value;
    visible.remove(QChar(0x200C)).remove(QChar(0x200D));
    const QString invisible = invisibleCharacter(visible);
    if (!invisible.isEmpty()) {
        return Settings::tr("%1: there is an invisible character in it, %2; delete it")
            .arg(key::Name, invisible);
    }
    const auto isPrintable = [](QChar c) { return c.isPrint() || c.isSurrogate(); };
    if (value.size() > CameraConfig::MaximumNameLength || !value.isValidUtf16() ||
        !std::all_of(visible.cbegin(), visible.cend(), isPrintable)) {
        return Settings::tr("%1 must be one line of at most %2 characters")
            .arg(key::Name)
            .arg(CameraConfig::MaximumNameLength);
    }
    settings.camera.name = value;
    return {};
}

/// As takeServoSetting().
std::optional<QString> takeAxes(ServoAxes &axes, const QString &name, const QString &value)
{
    if (name == key::InvertPan) {
        return takeYesOrNo(axes.isPanInverted, name, value);
    }
    if (name == key::InvertTilt) {
        return takeYesOrNo(axes.isTiltInverted, name, value);
    }
    if (name == key::SwapAxes) {
        return takeYesOrNo(axes.areSwapped, name, value);
    }
    if (name == key::PanDegrees) {
        return takeNumber(axes.panDegrees, name, value, ServoAxes::MostDegrees);
    }
    if (name == key::TiltDegrees) {
        return takeNumber(axes.tiltDegrees, name, value, ServoAxes::MostDegrees);
    }
    return std::nullopt;
}

/// What one of the servos' settings is taken by; nothing when name is none of them.
std::optional<QString> takeServoSetting(Settings &settings, const QString &name,
                                        const QString &value, const QString &folder)
{
    if (name == key::ServoDialect) {
        return takeDialect(settings, value, folder);
    }
    if (name == key::ServoChannel) {
        return takeChannel(settings, value);
    }
    if (name == key::ServoIds) {
        return takeIds(settings, value);
    }
    if (name == key::StepDegrees) {
        return takeNumber(settings.camera.stepDegrees, name, value, MostStepDegrees);
    }
    const auto taken = takeReach(settings.camera.reach, name, value);
    return taken ? taken : takeAxes(settings.camera.servoAxes, name, value);
}

QString withoutValue(const QString &name)
{
    return Settings::tr("%1 has no value").arg(name);
}

} // namespace

QString takeServerSetting(ServerConfig &server, const QString &name, const QString &value,
                          const QString &folder)
{
    if (value.isEmpty()) {
        return withoutValue(name);
    }
    if (const auto problem = takeRecordFolder(server.recordings, name, value, folder)) {
        return *problem;
    }
    if (name == key::MqttUrl) {
        return takeUrl(server.mqttUrl, name, value);
    }
    Login &login = name == key::UserName || name == key::Password ? server.owner : server.viewer;
    const bool isPassword = name == key::Password || name == key::ViewerPassword;
    (isPassword ? login.password : login.userName) = value;
    return {};
}

QString takeSetting(Settings &settings, const QString &name, const QString &value,
                    const QString &folder)
{
    if (name == key::DefaultCamera) {
        return Settings::tr("%1 is for several cameras: it belongs into the server.env beside "
                            "their files")
            .arg(name);
    }
    if (!settingKeys().contains(name)) {
        return Settings::tr("%1 is not a Vedette setting; the settings are %2")
            .arg(name, settingKeys().join(QLatin1String(", ")));
    }
    CameraConfig &camera = settings.camera;
    if (value.isEmpty()) {
        return withoutValue(name);
    }
    if (const auto problem = takeRecord(camera.record, name, value)) {
        return *problem;
    }
    if (commonKeys().contains(name)) {
        return takeServerSetting(settings.server, name, value, folder);
    }
    if (const auto problem = takeServoSetting(settings, name, value, folder)) {
        return *problem;
    }
    if (name == key::Name) {
        return takeName(settings, value);
    }
    if (name == key::Rotate) {
        return takeRotation(settings, value);
    }
    if (name == key::Mirror) {
        return takeYesOrNo(camera.mounting.isMirrored, name, value);
    }
    if (name == key::Flip) {
        return takeYesOrNo(camera.mounting.isFlipped, name, value);
    }
    return takeUrl(name == key::CameraUrl ? camera.cameraUrl : camera.servoUrl, name, value);
}

} // namespace vedette
