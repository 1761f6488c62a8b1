// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/IoThread.h"

#include <QTimer>

namespace vedette {

IoThread::IoThread()
{
    m_thread.setObjectName(QStringLiteral("io"));
    m_end.moveToThread(&m_thread);
    m_thread.start();
}

IoThread::~IoThread()
{
    // QThread::quit() alone would overtake what has been posted: a release of the servos.
    run([this] {
        m_isEnding = true;
        if (m_adopted == 0) {
            m_thread.quit();
            return;
        }
        QTimer::singleShot(Patience, &m_end, [this] { m_thread.quit(); });
    });
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
