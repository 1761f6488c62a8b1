// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingDisk.h"

#include "recording/RecordingWriter.h"

namespace vedette {

RecordingDisk::RecordingDisk(const QString &path)
    : m_root(path)
{
    m_thread.setObjectName(QStringLiteral("disk"));
    m_end.moveToThread(&m_thread);
    m_thread.start();
}

RecordingDisk::~RecordingDisk()
{
    QMetaObject::invokeMethod(&m_end, [this] { m_thread.quit(); });
    m_thread.wait();
}

RecordingWriter *RecordingDisk::makeWriter(const QString &camera, const QString &title)
{
    auto *const writer = new RecordingWriter(m_root, camera, title);
    writer->moveToThread(&m_thread);
    return writer;
}

} // namespace vedette
