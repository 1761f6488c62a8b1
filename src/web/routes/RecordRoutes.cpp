// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/RecordRoutes.h"

#include "camera/Camera.h"
#include "camera/CameraReport.h"
#include "recording/RecordingDisk.h"
#include "web/routes/RequestJson.h"

#include <QCoreApplication>

namespace vedette::recordroutes {

namespace {

/// For translation.
struct RecordRoutes
{
    Q_DECLARE_TR_FUNCTIONS(RecordRoutes)
};

void serveRecord(Camera &camera, const Request &request)
{
    Recorder *const recorder = camera.recorder();
    if (recorder == nullptr) {
        request.send(nothingIsRecorded());
        return;
    }
    constexpr int Unlimited = 0;
    RequestJson json(request.body);
    const bool stops = json.yesOrNo(QStringLiteral("stop"), false);
    const int seconds =
        json.wholeNumber(QStringLiteral("seconds"), 1, Recorder::Longest.count(), Unlimited);
    json.refuseOthers();
    if (stops && seconds != Unlimited) {
        json.refuse(RecordRoutes::tr("Either stop or seconds, not both."));
    }
    if (!json.problem().isEmpty()) {
        request.send(Answer::text(400, json.problem()));
        return;
    }
    if (stops) {
        recorder->stop();
    } else {
        recorder->start(seconds == Unlimited ? std::nullopt
                                             : std::optional(std::chrono::seconds(seconds)));
    }
    request.send(Answer::json(recordingJson(camera)));
}

} // namespace

Answer cannotBeUsed(const RecordingDisk *disk)
{
    const auto problem = disk != nullptr ? disk->problem() : std::nullopt;
    return Answer::text(
        503, problem ? problem->text
                     : RecordRoutes::tr("The folder of the recordings is not there just now."));
}

Answer nothingIsRecorded()
{
    return Answer::text(
        501, RecordRoutes::tr("Nothing is recorded here: start vedette-server with --record and "
                              "a folder, or set VEDETTE_RECORD_FOLDER."));
}

std::optional<Route> routeOf(Camera &camera, const QString &path)
{
    if (path == QLatin1String("/api/record")) {
        return Route{.movesByGet = false, .edits = {}, .serve = [&camera](const Request &request) {
                         serveRecord(camera, request);
                     }};
    }
    return std::nullopt;
}

} // namespace vedette::recordroutes
