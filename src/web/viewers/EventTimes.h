// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace vedette {

class ViewerSet;

/// When those who listen to events are sent some: soon after a change, and often enough that a page
/// knows the server is there. Silent while nobody listens. Lives in the io thread.
class EventTimes : public QObject
{
    Q_OBJECT

public:
    /// Half of the two seconds that are promised, so that a late timer breaks no promise.
    static constexpr std::chrono::milliseconds Interval{1000};
    /// Changes within this time go out as one event: a thousand viewers may arrive at once.
    static constexpr std::chrono::milliseconds GatherTime{50};

    /// listeners must outlive this object.
    explicit EventTimes(ViewerSet &listeners, QObject *parent = nullptr);
    ~EventTimes() override;

    void somethingChanged();

signals:
    /// It is time for what changed.
    void gathered();
    /// It is time for everything.
    void due();

private:
    void countChanged(int count);

    ViewerSet &m_listeners;
    QTimer m_regular;
    QTimer m_gather;
};

} // namespace vedette
