// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/DecodePool.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>

namespace vedette {

/// The one thread that all cameras live in, with their steering and what shares them, of a program
/// whose own thread draws. Belongs to that one. Whatever was adopted is told to go, by
/// deleteLater() or Camera::retire(), before this object is destroyed, whose destructor waits until
/// all of it is gone: also for a camera that has to be stopped first.
class IoThread
{
public:
    /// For how long the destructor waits: for longer than Camera::retire() takes.
    static constexpr std::chrono::milliseconds Patience{8000};

    IoThread();
    ~IoThread();
    Q_DISABLE_COPY_MOVE(IoThread)

    /// Gives object, which has no parent, to this thread.
    void adopt(QObject &object);
    /// Calls job in this thread, after all that was posted before.
    void run(const std::function<void()> &job) { QMetaObject::invokeMethod(&m_end, job); }

    /// Decodes what its cameras' frames are shown as.
    DecodePool &decodePool() { return m_decodePool; }

private:
    DecodePool m_decodePool;
    QThread m_thread;
    QObject m_end;     ///< lives in m_thread: a call to it comes after all that was posted before
    int m_adopted = 0; ///< of those, how many are there; in m_thread
    bool m_isEnding = false; ///< likewise
};

} // namespace vedette
