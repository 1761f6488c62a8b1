// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace vedette {

class EveryFrameTap;

/// Where frames meet those who want them: viewers, for whom only the newest counts and who may skip
/// any, and taps that take each one. Knows who is there, so that the camera is connected from the
/// first on until some seconds after the last has left. Lives in the io thread.
class FrameHub : public QObject
{
    Q_OBJECT

public:
    /// A reload of a page or a flip between windows does not cost a new connection, which an
    /// ESP32 takes seconds to make.
    static constexpr std::chrono::milliseconds DefaultLinger{10000};

    explicit FrameHub(std::chrono::milliseconds linger = DefaultLinger, QObject *parent = nullptr);

    /// Counts viewer as watching until detached or destroyed; twice is once.
    void attach(QObject *viewer);
    /// Hands each frame to the tap until detached or destroyed. It is no viewer, but the camera is
    /// wanted as for one.
    void attachEvery(EveryFrameTap *tap);
    /// The camera is wanted by somebody who is no viewer and is handed nothing.
    void hold(QObject *holder);
    void detach(QObject *anyOfThese);
    int viewerCount() const { return static_cast<int>(m_viewers.size()); }
    /// The newest frame while the camera is wanted; nothing once it is not, so that nobody is
    /// handed a picture from before.
    const std::optional<Frame> &newestFrame() const { return m_newest; }

public slots:
    void publish(const vedette::Frame &frame);

signals:
    /// For viewers, while there are any: each frame but those that were read late.
    void frameArrived(const vedette::Frame &frame);
    /// The first viewer or tap came: connect.
    void wanted();
    /// The last one left a while ago: close the connection.
    void unwanted();
    void viewerCountChanged(int count);
    /// For taps: each frame there is.
    void frameRead(const vedette::Frame &frame);

private:
    void want(QObject *viewerOrHolder);

    QSet<QObject *> m_viewers;
    QSet<QObject *> m_holders; ///< taps among them
    QTimer m_linger;
    std::optional<Frame> m_newest;
    bool m_isWanted = false;
};

} // namespace vedette
