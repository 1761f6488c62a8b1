// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/IoThread.h"

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
    QMetaObject::invokeMethod(&m_end, [this] { m_thread.quit(); });
    m_thread.wait();
}

} // namespace vedette
