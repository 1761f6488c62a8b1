// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/IoThread.h"

#include <QObject>

#include <memory>

namespace vedette {

/// The io thread of a dialog: the window's where there is one, else one of its own, which begins
/// when it is first needed. What runs there one after another never asks a camera for two things at
/// once. Shared by the dialog's parts, which let go of what they have there before. GUI thread.
class DialogThread
{
public:
    /// Must outlive this object.
    void use(IoThread &windows) { m_windows = &windows; }
    IoThread &io()
    {
        if (m_windows != nullptr) {
            return *m_windows;
        }
        if (!m_own) {
            m_own = std::make_unique<IoThread>();
        }
        return *m_own;
    }

private:
    IoThread *m_windows = nullptr;
    std::unique_ptr<IoThread> m_own;
};

/// Ends an object in the thread it lives in, before anything that is asked of that thread later.
struct LaterDeleter
{
    void operator()(QObject *object) const { object->deleteLater(); }
};
template <typename Object>
using ObjectInThread = std::unique_ptr<Object, LaterDeleter>;

} // namespace vedette
