// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/DecodedFrame.h"

#include <QObject>
#include <QPointer>
#include <QSize>

#include <memory>
#include <optional>

namespace vedette {

class DecodePool;
class FrameHub;

/// Decodes the newest frames of a hub for one receiver, such as a widget. Holds no more than one
/// frame to be decoded, one being decoded and one decoded, each the newest: whoever is slow skips
/// frames, whether it is the pool or the receiver, and nothing queues up. Lives in the hub's
/// thread.
class DecodeSlot : public QObject
{
    Q_OBJECT

public:
    /// pool must outlive this object.
    explicit DecodeSlot(DecodePool &pool, QObject *parent = nullptr);
    /// A decode under way ends by itself, and nothing comes of it.
    ~DecodeSlot() override;

    /// Whose frames it decodes from now on, the newest one at once; counts as watching them. None:
    /// it rests.
    void watch(FrameHub *hub);
    /// Whether what it watches is decoded, as it is at first; the newest frame at once when it is
    /// again. The hub is watched all the same.
    void setDecoding(bool decoding);
    /// How large pictures are shown, in device pixels; larger ones are decoded smaller. Any thread.
    void setTargetSize(QSize devicePixels);
    /// How the camera is mounted: pictures are turned by that. The newest one at once; in the hub's
    /// thread.
    void setMounting(const Mounting &mounting);
    /// What ready() announced; nothing if it has been taken. Any thread.
    [[nodiscard]] std::optional<DecodedFrame> take();

public slots:
    /// The next frame to decode, in place of one that still waits for it.
    void offer(const vedette::Frame &frame);

signals:
    /// A decoded frame is there to be taken; said once for each take(), which gives the newest.
    /// Comes straight from the pool's thread: to be connected queued, as receivers of other threads
    /// are by themselves.
    void ready();

private:
    struct Shared;

    static void startDecode(const std::shared_ptr<Shared> &shared);
    static void decodeNewest(const std::shared_ptr<Shared> &shared);

    void offerNewest();

    QPointer<FrameHub> m_hub;
    bool m_isDecoding = true;
    std::shared_ptr<Shared> m_shared; ///< with the job in the pool
};

} // namespace vedette
