// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/FileStreams.h"

#include "web/viewers/FileReader.h"

#include <utility>

namespace vedette {

FileStreams::FileStreams(ViewerPlaces &places, QObject *parent)
    : QObject(parent)
    , m_viewers(places, this)
{
    m_thread.setObjectName(QStringLiteral("downloads"));
    m_viewers.setStallTimeout(StallTimeout);
}

FileStreams::~FileStreams()
{
    m_viewers.closeAll();
    m_thread.quit();
    m_thread.wait();
}

void FileStreams::add(ClientSocket client, const Answer &head, std::unique_ptr<QFile> file,
                      qint64 bytes, const std::function<void()> &onSent)
{
    Viewer *const viewer = m_viewers.add(std::move(client), head.streamHead());
    if (viewer == nullptr) {
        return;
    }
    auto *const reader = new FileReader(std::move(file), bytes);
    reader->moveToThread(&m_thread);
    m_thread.start();
    connect(&m_thread, &QThread::finished, reader, &QObject::deleteLater);
    connect(viewer, &QObject::destroyed, reader, &QObject::deleteLater);
    connect(viewer, &Viewer::idle, reader, &FileReader::readPiece);
    connect(reader, &FileReader::pieceRead, viewer, &Viewer::offer);
    connect(reader, &FileReader::ended, viewer, [this, viewer, onSent](bool isWhole) {
        if (!viewer->isIdle()) { // the client has left
            return;
        }
        m_viewers.close(viewer);
        if (isWhole) {
            onSent();
        }
    });
    if (viewer->isIdle()) { // the head is on its way already
        QMetaObject::invokeMethod(reader, &FileReader::readPiece);
    }
}

} // namespace vedette

#include "moc_FileStreams.cpp"
