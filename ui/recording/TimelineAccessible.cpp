// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/TimelineAccessible.h"

#include "recording/EpochTime.h"
#include "recording/TimelineView.h"

#include <cmath>

namespace vedette {

namespace {

constexpr double InASecond = 1000;

double secondsOf(WallTime time)
{
    return double(epochMs(time)) / InASecond;
}

QAccessibleInterface *timelineInterface(const QString & /*className*/, QObject *object)
{
    auto *const view = qobject_cast<TimelineView *>(object);
    return view != nullptr ? new TimelineAccessible(view) : nullptr;
}

} // namespace

TimelineAccessible::TimelineAccessible(TimelineView *view)
    : QAccessibleWidget(view, QAccessible::Slider)
{
}

void TimelineAccessible::install()
{
    QAccessible::installFactory(timelineInterface);
}

TimelineView *TimelineAccessible::view() const
{
    return qobject_cast<TimelineView *>(object());
}

void *TimelineAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

QString TimelineAccessible::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? view()->accessibleDescription()
                                      : QAccessibleWidget::text(kind);
}

QVariant TimelineAccessible::currentValue() const
{
    return secondsOf(view()->moment().value_or(view()->scale().end()));
}

void TimelineAccessible::setCurrentValue(const QVariant &value)
{
    const double seconds = value.toDouble();
    if (std::isfinite(seconds)) {
        emit view()->chosen(wallTimeOf(std::llround(seconds * InASecond)));
    }
}

QVariant TimelineAccessible::maximumValue() const
{
    return secondsOf(view()->scale().end());
}

QVariant TimelineAccessible::minimumValue() const
{
    return secondsOf(view()->scale().begin());
}

} // namespace vedette
