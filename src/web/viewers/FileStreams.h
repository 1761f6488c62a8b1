// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/http/Answer.h"
#include "web/viewers/ViewerSet.h"

#include <QFile>
#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace vedette {

/// Answers that are a file each, or a part of one, read from the disk as fast as its client takes
/// it, of whatever size. Lives in the io thread; reads in a thread of its own, so that nobody waits
/// for the disk.
class FileStreams : public QObject
{
    Q_OBJECT

public:
    /// A client that takes nothing for this long is gone: browsers let users pause a download.
    static constexpr std::chrono::minutes StallTimeout{5};

    /// places must outlive this object.
    explicit FileStreams(ViewerPlaces &places, QObject *parent = nullptr);
    ~FileStreams() override;

    [[nodiscard]] bool hasRoom() const { return m_viewers.hasRoom(); }
    /// Sends head, which says how long the body is, and as many bytes of file, which is open, from
    /// where it is. onSent is called when the last one is on its way.
    void add(ClientSocket client, const Answer &head, std::unique_ptr<QFile> file, qint64 bytes,
             const std::function<void()> &onSent);
    ViewerSet &viewers() { return m_viewers; }

private:
    ViewerSet m_viewers;
    QThread m_thread; ///< begins with the first file
};

} // namespace vedette
