// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QSemaphore>
#include <QThread>

#include <functional>
#include <memory>

namespace vedette {

/// Ends a thread that another one made, which calls this: behind all that was posted to context,
/// which lives in it, and then job. Whether it ended by then; else it ends when it gets to it.
/// Not by quit() in there: whoever posted that call still has the thread's event dispatcher in use
/// when the call was made already, and the end of the thread deletes it.
inline bool endThread(QThread &thread, QObject &context, const std::function<void()> &job = {},
                      QDeadlineTimer until = QDeadlineTimer::Forever)
{
    const auto done = std::make_shared<QSemaphore>();
    QMetaObject::invokeMethod(&context, [job, done] {
        if (job) {
            job();
        }
        done->release();
    });
    done->tryAcquire(1, static_cast<int>(until.remainingTime())); // -1: for as long as it takes
    thread.quit();
    return thread.wait(until);
}

/// Deletes an object that lives in another thread, there, behind all that was posted to it.
/// listener hears nothing of it from now on: a connection between two that are deleted at the same
/// time could not be ended safely. Not by deleteLater() from here, which in Qt 6.4 writes among
/// flags of the object that its thread reads.
inline void deleteThere(QObject *object, const QObject *listener = nullptr)
{
    if (listener != nullptr) {
        object->disconnect(listener);
    }
    QMetaObject::invokeMethod(object, [object] { object->deleteLater(); });
}

} // namespace vedette
