// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <functional>

class QWidget;

namespace vedette {

/// Says whose turn it is while a wall shows one camera after another, until somebody clicks,
/// touches or types in its window. A camera whose pictures are not decoded cannot be known to be
/// live: so each is asked for before its turn, and passed over when it is not live by then. GUI
/// thread.
class WallTour : public QObject
{
    Q_OBJECT

public:
    /// How long before its turn a camera is asked for pictures: enough for one that has to be
    /// connected first.
    static constexpr std::chrono::milliseconds LeadTime{3000};
    /// Faster than this nobody can see what is shown.
    static constexpr std::chrono::milliseconds ShortestTurn{100};

    /// order: the ids there are at the moment. isLive: of one of them. wall must outlive this
    /// object.
    WallTour(QWidget &wall, std::function<QStringList()> order,
             std::function<bool(const QString &)> isLive);

    /// first: whose turn it is now.
    void start(const QString &first, std::chrono::milliseconds each);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }
    /// Whose pictures are needed, for it is the next in turn if it is live; may be empty.
    [[nodiscard]] QString next() const { return m_next; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void nextChanged();
    void turnCame(const QString &id);
    void runningChanged(bool running);

private:
    void step();
    void setNext(const QString &id);
    void wait(std::chrono::milliseconds time) { m_timer.start(time); }
    [[nodiscard]] std::chrono::milliseconds leadTime() const { return std::min(LeadTime, m_each); }
    [[nodiscard]] QString following(const QString &id) const;

    QWidget *m_wall;
    std::function<QStringList()> m_order;
    std::function<bool(const QString &)> m_isLive;
    std::chrono::milliseconds m_each{};
    QString m_current;
    QString m_next;
    QTimer m_timer;
};

} // namespace vedette
