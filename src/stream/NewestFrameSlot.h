// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <QObject>

#include <optional>

namespace vedette {

/// Where the newest frame waits for a consumer that is busy; older ones are skipped, so that a slow
/// consumer costs one frame of memory and never falls behind. Lives in the producer's thread; the
/// consumer answers by a queued call, so there is nothing to lock.
class NewestFrameSlot : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

public slots:
    /// Hands the frame over when the consumer is free, and keeps it as the newest otherwise.
    void offer(const vedette::Frame &newest);
    /// The consumer has dealt with the frame it was handed.
    void consumerReady();

signals:
    void frame(const vedette::Frame &frame);

private:
    std::optional<Frame> m_waiting;
    bool m_consumerIsBusy = false;
};

} // namespace vedette
