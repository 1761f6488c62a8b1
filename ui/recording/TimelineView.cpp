// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/TimelineView.h"

#include "recording/MomentText.h"
#include "recording/RecordedSpans.h"
#include "recording/TimelinePainter.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace vedette {

namespace {

using std::chrono::milliseconds;

/// What was just recorded is worth seeing; further back is a turn of the wheel away.
constexpr std::chrono::hours FirstRange{1};
/// Of the clock: the right end moves by a pixel, but no more often than eyes see and no less often
/// than the seconds change.
constexpr milliseconds FastestTick{100};
constexpr milliseconds SlowestTick{1000};
/// More cameras than these make the rows lower before they make the timeline higher.
constexpr int RowsWanted = 6;

WallTime wallNow()
{
    return std::chrono::system_clock::now();
}

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
    , m_spans(new RecordedSpans(this))
    , m_scale(wallNow(), FirstRange, 1)
{
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setMouseTracking(true);
    // Not by a click: the arrow keys stay the picture's.
    setFocusPolicy(Qt::TabFocus);
    grabGesture(Qt::PinchGesture);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(m_spans, &RecordedSpans::changed, this, qOverload<>(&QWidget::update));
    connect(&m_tick, &QTimer::timeout, this, &TimelineView::tick);
    describe();
}

TimelineView::~TimelineView() = default;

void TimelineView::setCameras(const QList<PastCamera> &cameras)
{
    if (cameras == m_cameras) {
        return;
    }
    m_cameras = cameras;
    QStringList folders;
    for (const PastCamera &camera : cameras) {
        folders += camera.folder;
    }
    m_spans->setCameras(folders);
    layOut();
    updateGeometry();
}

void TimelineView::setSelected(const QString &id)
{
    m_selected = id;
    update();
}

void TimelineView::setMoment(std::optional<WallTime> moment)
{
    if (moment == m_moment) {
        return;
    }
    // Who has moved the line out of sight looks at something else.
    const bool isWatched = !m_moment || m_scale.contains(*m_moment);
    m_moment = moment;
    if (!moment) {
        m_isFollowing = true;
        tick();
    } else if (isWatched && !m_scale.contains(*moment) && m_drag == Drag::None) {
        m_scale.endAt(*moment + m_scale.range() / 2);
        scaleMoved();
    }
    describe();
    update();
}

void TimelineView::setMarks(const MarkedRange &marks)
{
    m_marks = marks;
    update();
}

QPoint TimelineView::pointOf(WallTime time) const
{
    return {m_layout.bars.left() + qRound(m_scale.xOf(time)), m_layout.bars.center().y()};
}

QSize TimelineView::sizeHint() const
{
    const int rows = std::clamp(int(m_cameras.size()), 1, RowsWanted);
    return {640, TimelineLayout::heightFor(fontMetrics(), rows)};
}

QSize TimelineView::minimumSizeHint() const
{
    return {160, TimelineLayout::heightFor(fontMetrics(), 1)};
}

void TimelineView::layOut()
{
    QStringList names;
    for (const PastCamera &camera : std::as_const(m_cameras)) {
        names += camera.name;
    }
    m_layout = TimelineLayout::of(size(), fontMetrics(), names);
    m_scale.setWidth(m_layout.bars.width());
    if (m_isFollowing) {
        m_scale.endAt(wallNow());
    }
    scaleMoved();
}

/// Nothing is shown that is still to come.
void TimelineView::scaleMoved()
{
    const WallTime now = wallNow();
    m_scale.endBefore(now);
    m_isFollowing = m_scale.end() + m_scale.pixel() >= now;
    m_tick.setInterval(std::clamp(m_scale.pixel(), FastestTick, SlowestTick));
    m_spans->setScale(m_scale);
    update();
}

void TimelineView::tick()
{
    const WallTime now = wallNow();
    const bool stays = !m_moment || *m_moment >= now - m_scale.range();
    if (m_isFollowing && stays && m_drag == Drag::None) {
        m_scale.endAt(now);
        m_spans->setScale(m_scale);
        update();
    }
}

void TimelineView::describe()
{
    const QString text = m_moment
                             ? tr("Recorded, %1").arg(momentText(*m_moment, TimePrecision::Seconds))
                             : tr("Live");
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
        QAccessibleValueChangeEvent changed(this, text);
        QAccessible::updateAccessibility(&changed);
    }
}

TimelineLook TimelineView::look() const
{
    TimelineLook made{.layout = m_layout,
                      .scale = m_scale,
                      .rows = {},
                      .moment = m_moment,
                      .hovered = m_hovered,
                      .marks = m_marks,
                      .now = m_isFollowing && !m_moment ? m_scale.end() : wallNow(),
                      .palette = palette(),
                      .hasFocus = hasFocus()};
    for (const PastCamera &camera : m_cameras) {
        made.rows += {camera.name, timeBars(m_spans->spans(camera.folder), m_scale),
                      timeBars(m_spans->locked(camera.folder), m_scale), camera.id == m_selected};
    }
    return made;
}

void TimelineView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    paintTimeline(painter, rect(), look());
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void TimelineView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_spans->setWatched(true);
    m_tick.start();
    tick();
}

void TimelineView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_spans->setWatched(false);
    m_tick.stop();
    endHover();
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        layOut();
        updateGeometry();
    }
}

} // namespace vedette

#include "moc_TimelineView.cpp"
