// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/StreamBroadcast.h"

#include "camera/Camera.h"
#include "media/JpegRepair.h"

#include <QUuid>

namespace vedette {

namespace {

/// Seconds since the epoch with six decimals, as X-Timestamp wants them.
QByteArray timestamp(std::chrono::system_clock::time_point time)
{
    const auto microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
    constexpr qint64 MicrosecondsPerSecond = 1'000'000;
    return QByteArray::number(microseconds / MicrosecondsPerSecond) + '.' +
           QByteArray::number(microseconds % MicrosecondsPerSecond).rightJustified(6, '0');
}

} // namespace

StreamBroadcast::StreamBroadcast(Camera &camera, ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_camera(camera)
    , m_viewers(places, this)
    // Not to be guessed, so that no picture can be made to contain it.
    , m_boundary(QUuid::createUuid().toByteArray(QUuid::Id128))
{
    connect(&m_camera.hub(), &FrameHub::frameArrived, this, [this](const Frame &frame) {
        if (m_viewers.count() > 0) {
            m_viewers.send(partOf(frame));
        }
    });
}

StreamBroadcast::~StreamBroadcast() = default;

Answer StreamBroadcast::answer() const
{
    return {
        .contentType = "multipart/x-mixed-replace; boundary=" + m_boundary, .body = {}, .more = {}};
}

void StreamBroadcast::add(ClientSocket client, const FramePace &pace)
{
    Viewer *const viewer =
        m_viewers.add(std::move(client), answer().streamHead() + "--" + m_boundary + "\r\n");
    if (viewer == nullptr) {
        return;
    }
    viewer->setPace(pace);
    m_camera.hub().attach(viewer);
    if (const auto live = m_camera.liveFrame()) {
        viewer->offer(partOf(*live));
    }
}

const QByteArray &StreamBroadcast::partOf(const Frame &frame)
{
    if (m_partOf == frame.sequence) {
        return m_part;
    }
    m_partOf = frame.sequence;
    const QByteArray jpeg = jpegForBrowsers(frame.jpeg);
    const QByteArray head =
        "Content-Type: image/jpeg\r\nContent-Length: " + QByteArray::number(jpeg.size()) +
        "\r\nX-Timestamp: " + timestamp(frame.wallTime) + "\r\n\r\n";
    // The next part's delimiter comes at once: a browser shows a part when it sees its end, not
    // when the next one begins.
    const QByteArray tail = "\r\n--" + m_boundary + "\r\n";
    QByteArray part;
    part.reserve(head.size() + jpeg.size() + tail.size());
    m_part = part.append(head).append(jpeg).append(tail);
    return m_part;
}

} // namespace vedette
