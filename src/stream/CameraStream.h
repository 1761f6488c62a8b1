// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"
#include "stream/StreamStatus.h"

#include <QObject>

#include <memory>

namespace vedette {

/// The one connection to the camera: connects while wanted, parses the stream, notices stalls and
/// frozen pictures, and comes back by itself. Lives in the io thread; all calls on that thread.
class CameraStream : public QObject
{
    Q_OBJECT

public:
    explicit CameraStream(const Settings &settings, QObject *parent = nullptr);
    ~CameraStream() override;

    /// The newest status. Also sent by statusChanged.
    const StreamStatus &status() const;

public slots:
    /// Connects, unless connected or waiting to.
    void start();
    /// Closes the connection and becomes Idle.
    void stop();
    /// Ends a back-off wait: tries again at once and starts the back-off afresh.
    void retryNow();

signals:
    void frameReady(const vedette::Frame &frame);
    /// At each change of state and about twice a second for the figures.
    void statusChanged(const vedette::StreamStatus &status);
};

} // namespace vedette
