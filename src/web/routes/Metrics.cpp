// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/routes/Metrics.h"

#include "base/ResidentMemory.h"
#include "camera/Camera.h"
#include "web/viewers/WallAudience.h"

#include <QByteArrayList>

#include <functional>
#include <optional>

namespace vedette {

namespace {

QByteArray head(const QByteArray &name, const QByteArray &type, const QByteArray &help)
{
    return "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

QByteArray sample(const QByteArray &name, const QByteArray &labels, double value)
{
    return name + labels + ' ' + QByteArray::number(value, 'g', 17) + '\n';
}

/// A label's value in the exposition format.
QByteArray quotedLabel(const QString &value)
{
    QByteArray text = value.toUtf8();
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return '"' + text + '"';
}

/// name: of vedette_camera_info; nothing for the others. One camera alone has no id, and its
/// metrics no label.
QByteArray cameraLabels(const QString &id, const std::optional<QString> &name = std::nullopt)
{
    QByteArrayList labels;
    if (!id.isEmpty()) {
        labels.append("camera=" + quotedLabel(id));
    }
    if (name) {
        labels.append("name=" + quotedLabel(*name));
    }
    return labels.isEmpty() ? QByteArray() : '{' + labels.join(',') + '}';
}

/// Which name belongs to which id.
QByteArray cameraInfo(const std::vector<CameraMetrics> &cameras)
{
    QByteArray text = head("vedette_camera_info", "gauge", "The camera's name, in its label.");
    for (const CameraMetrics &one : cameras) {
        text += sample("vedette_camera_info",
                       cameraLabels(one.id, one.camera.config().cameraName()), 1);
    }
    return text;
}

/// A metric that each camera has; nothing where it has none now.
struct CameraMetric
{
    QByteArray name;
    QByteArray type;
    QByteArray help;
    std::function<std::optional<double>(const CameraMetrics &one)> value;
};

std::optional<double> frameAge(const CameraMetrics &one)
{
    const auto &newest = one.camera.hub().newestFrame();
    if (!newest) {
        return std::nullopt;
    }
    const std::chrono::duration<double> age = SteadyClock::now() - newest->arrival;
    return age.count();
}

/// Of the camera's recorder, if it has one.
auto recorded(const std::function<double(const Recorder &recorder)> &value)
{
    return [value](const CameraMetrics &one) {
        const Recorder *const recorder = one.camera.recorder();
        return recorder != nullptr ? std::optional(value(*recorder)) : std::nullopt;
    };
}

const QList<CameraMetric> &cameraMetrics()
{
    const auto status = [](const CameraMetrics &one) -> const StreamStatus & {
        return one.camera.stream().status();
    };
    static const QList<CameraMetric> all{
        {"vedette_camera_live", "gauge", "Whether frames of the camera arrive.",
         [status](const CameraMetrics &one) {
             return status(one).state == StreamState::Live ? 1 : 0;
         }},
        {"vedette_frames_total", "counter", "Whole frames from the camera.",
         [status](const CameraMetrics &one) { return status(one).frames; }},
        {"vedette_frames_damaged_total", "counter",
         "Damaged frames from the camera, which are sent to nobody.",
         [status](const CameraMetrics &one) { return status(one).damaged; }},
        {"vedette_frames_skipped_total", "counter",
         "Frames that this program read too late to show them.",
         [status](const CameraMetrics &one) { return status(one).skipped; }},
        {"vedette_frames_per_second", "gauge", "Frame rate over the last seconds.",
         [status](const CameraMetrics &one) { return status(one).framesPerSecond; }},
        {"vedette_frame_age_seconds", "gauge", "Age of the newest frame.", &frameAge},
        {"vedette_recording", "gauge", "Whether the camera is being recorded.",
         recorded([](const Recorder &recorder) { return recorder.status().isOn() ? 1 : 0; })},
        {"vedette_recording_failing", "gauge",
         "Whether the disk takes nothing of what is to be recorded.",
         recorded(
             [](const Recorder &recorder) { return recorder.total().problem.isEmpty() ? 0 : 1; })},
        {"vedette_recorded_frames_total", "counter", "Frames written to the disk.",
         recorded([](const Recorder &recorder) { return recorder.total().frames; })},
        {"vedette_recorded_bytes_total", "counter", "Bytes written to the disk.",
         recorded([](const Recorder &recorder) { return recorder.total().bytes; })},
        {"vedette_recording_frames_lost_total", "counter",
         "Frames that were to be recorded and that the disk did not take.",
         recorded([](const Recorder &recorder) { return recorder.total().lost; })},
        {"vedette_viewers", "gauge", "Viewers now.",
         [](const CameraMetrics &one) { return one.camera.hub().viewerCount(); }},
        {"vedette_viewer_frames_sent_total", "counter", "Frames sent to web viewers.",
         [](const CameraMetrics &one) { return one.viewers.piecesSent() + one.wall.sent; }},
        {"vedette_viewer_frames_skipped_total", "counter",
         "Frames that slow web viewers skipped to stay current.",
         [](const CameraMetrics &one) { return one.viewers.piecesSkipped() + one.wall.skipped; }},
        {"vedette_viewers_refused_total", "counter",
         "Web viewers closed because there was no file descriptor left.",
         [](const CameraMetrics &one) { return one.viewers.refused(); }},
    };
    return all;
}

QByteArray serverMetric(const QByteArray &name, const QByteArray &type, const QByteArray &help,
                        double value)
{
    return head(name, type, help) + sample(name, {}, value);
}

} // namespace

QByteArray metricsText(const std::vector<CameraMetrics> &cameras, int connections,
                       quint64 loginsRefused)
{
    QByteArray text = cameraInfo(cameras);
    for (const CameraMetric &metric : cameraMetrics()) {
        text += head(metric.name, metric.type, metric.help);
        for (const CameraMetrics &one : cameras) {
            if (const auto value = metric.value(one)) {
                text += sample(metric.name, cameraLabels(one.id), *value);
            }
        }
    }
    return text +
           serverMetric("vedette_connections", "gauge", "Open connections of web clients.",
                        connections) +
           serverMetric("vedette_logins_refused_total", "counter",
                        "Requests with a wrong password.", static_cast<double>(loginsRefused)) +
           serverMetric("process_resident_memory_bytes", "gauge", "Resident memory.",
                        static_cast<double>(residentMemory()));
}

} // namespace vedette
