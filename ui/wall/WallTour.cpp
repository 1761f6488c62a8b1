// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wall/WallTour.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include <utility>

namespace vedette {

namespace {

/// A modifier alone is only the beginning of a shortcut, perhaps of the one that ends the tour.
bool isBareModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Meta:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
        return true;
    default:
        return false;
    }
}

bool isFromUser(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::Wheel:
        return true;
    case QEvent::KeyPress:
        return !isBareModifier(static_cast<const QKeyEvent &>(event).key());
    default:
        return false;
    }
}

} // namespace

WallTour::WallTour(QWidget &wall, std::function<QStringList()> order,
                   std::function<bool(const QString &)> isLive)
    : m_wall(&wall)
    , m_order(std::move(order))
    , m_isLive(std::move(isLive))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WallTour::step);
}

void WallTour::start(const QString &first, std::chrono::milliseconds each)
{
    const bool wasRunning = isRunning();
    m_each = std::max(each, ShortestTurn);
    m_current = first;
    wait(m_each - leadTime());
    setNext({});
    if (!wasRunning) {
        qApp->installEventFilter(this);
        emit runningChanged(true);
    }
}

void WallTour::stop()
{
    if (!isRunning()) {
        return;
    }
    m_timer.stop();
    qApp->removeEventFilter(this);
    setNext({});
    emit runningChanged(false);
}

void WallTour::step()
{
    // The timer runs again before anything is said, for whoever hears it may stop the tour.
    if (!m_next.isEmpty() && m_isLive(m_next)) {
        m_current = m_next;
        wait(m_each - leadTime());
        emit turnCame(m_current);
        setNext({});
        return;
    }
    const QString id = following(m_next.isEmpty() ? m_current : m_next);
    // Once round: no other is live.
    const bool isNone = id == m_current || id.isEmpty();
    wait(isNone ? m_each : leadTime());
    setNext(isNone ? QString() : id);
}

/// The first when there is no such id any more; empty when there is none at all.
QString WallTour::following(const QString &id) const
{
    const QStringList order = m_order();
    return order.isEmpty() ? QString() : order[(order.indexOf(id) + 1) % order.size()];
}

void WallTour::setNext(const QString &id)
{
    if (id != m_next) {
        m_next = id;
        emit nextChanged();
    }
}

bool WallTour::eventFilter(QObject *watched, QEvent *event)
{
    if (watched->isWidgetType() && isFromUser(*event) &&
        static_cast<QWidget *>(watched)->window() == m_wall->window()) {
        stop();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace vedette

#include "moc_WallTour.cpp"
