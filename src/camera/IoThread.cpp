// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/IoThread.h"

#include <QDeadlineTimer>

namespace vedette {

IoThread::IoThread()
{
    m_thread.setObjectName(QStringLiteral("io"));
    m_end.moveToThread(&m_thread);
    m_thread.start();
}

IoThread::~IoThread()
{
    // Behind what has been posted: a release of the servos. By then the thread may quit() by
    // itself, as endThread() says.
    bool isAdopting = false;
    QMetaObject::invokeMethod(
        &m_end,
        [this, &isAdopting] {
            m_isEnding = true;
            isAdopting = m_adopted > 0;
        },
        Qt::BlockingQueuedConnection);
    if (!isAdopting || !m_thread.wait(QDeadlineTimer(Patience))) {
        m_thread.quit();
    }
    m_thread.wait();
}

void IoThread::adopt(QObject &object)
{
    // Before that thread has anything to do with it, or with m_end for its sake.
    QObject::connect(&object, &QObject::destroyed, &m_end, [this] {
        --m_adopted;
        if (m_isEnding && m_adopted == 0) {
            m_thread.quit();
        }
    });
    object.moveToThread(&m_thread);
    run([this] { ++m_adopted; });
}

} // namespace vedette
