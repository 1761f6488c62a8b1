// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "media/DecodePool.h"

#include <QObject>
#include <QThread>

namespace vedette {

/// The one thread that all cameras live in, with their steering and what shares them, of a program
/// whose own thread draws. Belongs to that one. Whatever lives here is destroyed with deleteLater()
/// before this object is, whose destructor waits until all of it is gone.
class IoThread
{
public:
    IoThread();
    ~IoThread();
    Q_DISABLE_COPY_MOVE(IoThread)

    /// Gives object, which has no parent, to this thread.
    void adopt(QObject &object) { object.moveToThread(&m_thread); }

    /// Decodes what its cameras' frames are shown as.
    DecodePool &decodePool() { return m_decodePool; }

private:
    DecodePool m_decodePool;
    QThread m_thread;
    QObject m_end; ///< lives in m_thread: a call to it comes after all that was posted before
};

} // namespace vedette
