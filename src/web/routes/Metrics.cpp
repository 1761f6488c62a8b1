// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/Metrics.h"

#include "base/ResidentMemory.h"
#include "camera/Camera.h"
#include "web/viewers/ViewerSet.h"

namespace vedette {

namespace {

QByteArray metric(const QByteArray &name, const QByteArray &type, const QByteArray &help,
                  double value)
{
    return "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n' + name + ' ' +
           QByteArray::number(value, 'g', 17) + '\n';
}

QByteArray counter(const QByteArray &name, const QByteArray &help, quint64 value)
{
    return metric(name, "counter", help, static_cast<double>(value));
}

QByteArray gauge(const QByteArray &name, const QByteArray &help, double value)
{
    return metric(name, "gauge", help, value);
}

/// A label's value in the exposition format.
QByteArray quotedLabel(const QString &value)
{
    QByteArray text = value.toUtf8();
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return '"' + text + '"';
}

/// Metrics of one camera are told apart by their target; this one says which camera that is.
QByteArray cameraInfo(const QString &name)
{
    return "# HELP vedette_camera_info The camera's name, in its label.\n"
           "# TYPE vedette_camera_info gauge\n"
           "vedette_camera_info{name=" +
           quotedLabel(name) + "} 1\n";
}

} // namespace

QByteArray metricsText(Camera &camera, const ViewerSet &viewers, int connections,
                       quint64 loginsRefused)
{
    const StreamStatus &status = camera.stream().status();
    const auto &newest = camera.hub().newestFrame();
    QByteArray text =
        cameraInfo(camera.settings().cameraName()) +
        gauge("vedette_camera_live", "Whether frames of the camera arrive.",
              status.state == StreamState::Live ? 1 : 0) +
        counter("vedette_frames_total", "Whole frames from the camera.", status.frames) +
        counter("vedette_frames_damaged_total",
                "Damaged frames from the camera, which are sent to nobody.", status.damaged) +
        counter("vedette_frames_skipped_total",
                "Frames that this program read too late to show them.", status.skipped) +
        gauge("vedette_frames_per_second", "Frame rate over the last seconds.",
              status.framesPerSecond) +
        gauge("vedette_viewers", "Viewers now.", camera.hub().viewerCount()) +
        counter("vedette_viewer_frames_sent_total", "Frames sent to web viewers.",
                viewers.piecesSent()) +
        counter("vedette_viewer_frames_skipped_total",
                "Frames that slow web viewers skipped to stay current.", viewers.piecesSkipped()) +
        counter("vedette_viewers_refused_total",
                "Web viewers closed because there was no file descriptor left.",
                viewers.refused()) +
        gauge("vedette_connections", "Open connections of web clients.", connections) +
        counter("vedette_logins_refused_total", "Requests with a wrong password.", loginsRefused) +
        gauge("process_resident_memory_bytes", "Resident memory.",
              static_cast<double>(residentMemory()));
    if (newest) {
        const std::chrono::duration<double> age = SteadyClock::now() - newest->arrival;
        text += gauge("vedette_frame_age_seconds", "Age of the newest frame.", age.count());
    }
    return text;
}

} // namespace vedette
