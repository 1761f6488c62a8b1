// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/viewers/Viewer.h"
#include "web/viewers/ViewerPlaces.h"
#include "web/viewers/ViewerPoll.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace vedette {

/// Everybody who gets the same endless answer. Sends each piece to all, drops those who take
/// nothing any more, keeps the totals. Lives in the io thread.
class ViewerSet : public QObject
{
    Q_OBJECT

public:
    /// A viewer that accepts no byte for this long is gone.
    static constexpr std::chrono::milliseconds StallTimeout{30000};

    /// places must outlive this object.
    explicit ViewerSet(ViewerPlaces &places, QObject *parent = nullptr);
    ~ViewerSet() override;

    /// Takes client over; it gets head, and pieces from then on. The set's own. Null, and the
    /// client is closed, when the system has no descriptor left for it.
    Viewer *add(ClientSocket client, const QByteArray &head);
    /// To each whose pace takes it.
    void send(const QByteArray &piece);
    /// Ends its answer, if it has not ended.
    void close(Viewer *viewer);
    /// Ends all answers.
    void closeAll();
    void setStallTimeout(std::chrono::milliseconds timeout);

    /// Whether one more may be added.
    bool hasRoom() const { return m_places.hasRoom(); }
    int count() const { return static_cast<int>(m_viewers.size()); }
    /// Since the program started, those of viewers who left included.
    quint64 piecesSent() const;
    quint64 piecesSkipped() const;
    /// Clients closed since the program started because there was no descriptor for them.
    quint64 refused() const { return m_refused; }

signals:
    void countChanged(int count);

private:
    Viewer *newViewer(ClientSocket client, const QByteArray &head);
    void remove(Viewer *viewer);
    void dropStalled();

    ViewerPlaces &m_places;
    ViewerPoll m_poll;
    QList<Viewer *> m_viewers;
    QTimer m_stallCheck;
    std::chrono::milliseconds m_stallTimeout = StallTimeout;
    quint64 m_sentBefore = 0; ///< to viewers who left
    quint64 m_skippedBefore = 0;
    quint64 m_refused = 0;
};

} // namespace vedette
