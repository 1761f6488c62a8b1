// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/TimelineDock.h"

#include "recording/HoverPicture.h"
#include "recording/LookingBack.h"
#include "recording/PlayBar.h"
#include "recording/RangeBar.h"
#include "recording/RecordedSpans.h"
#include "recording/RecordingDisk.h"
#include "recording/TimelineView.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QVBoxLayout>

namespace vedette {

TimelineDock::TimelineDock(LookingBack &back, DecodePool &pool, QWidget *parent)
    : CameraDock(tr("Timeline"), QStringLiteral("timeline"), false, parent)
    , m_back(back)
    , m_play(new PlayBar(back))
    , m_view(new TimelineView)
    , m_range(new RangeBar)
    , m_hover(new HoverPicture(pool, m_view))
{
    auto *const frame = new QWidget;
    auto *const layout = new QVBoxLayout(frame);
    // Every line counts on a small screen, where it is below the picture.
    QMargins margins = layout->contentsMargins();
    margins.setTop(0);
    layout->setContentsMargins(margins);
    layout->addWidget(m_play);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_range);
    setWidget(frame);
    setToggle(tr("Timelin&e"), QKeySequence(Qt::Key_T));
    toggleViewAction()->installEventFilter(this);
    connect(toggleViewAction(), &QAction::triggered, this, [this](bool shown) {
        if (shown) {
            m_view->setFocus(Qt::ShortcutFocusReason);
        }
    });
    connect(m_play, &PlayBar::commanded, this, &TimelineDock::run);
    connect(m_play, &PlayBar::snapshotRequested, this, &TimelineDock::snapshotRequested);
    connect(m_range, &RangeBar::cleared, this, [this] { setMarks({}); });
    connect(m_range, &RangeBar::exportRequested, this, &TimelineDock::exportRequested);
    connect(m_range, &RangeBar::changed, &m_view->spans(), &RecordedSpans::refresh);
    connect(&back, &LookingBack::moved, m_view, [this](WallTime time) { m_view->setMoment(time); });
    connect(&back, &LookingBack::onChanged, m_view, [this](bool on) {
        if (!on) {
            m_view->setMoment(std::nullopt);
        }
    });
    connectView();
}

void TimelineDock::connectView()
{
    connect(m_view, &TimelineView::chosen, &m_back, &LookingBack::goTo);
    connect(m_view, &TimelineView::scrubbed, &m_back, &LookingBack::scrubTo);
    connect(m_view, &TimelineView::scrubEnded, &m_back, &LookingBack::endScrub);
    connect(m_view, &TimelineView::cameraChosen, this, &TimelineDock::cameraChosen);
    connect(m_view, &TimelineView::marked, this, &TimelineDock::setMarks);
    connect(m_view, &TimelineView::hovered, m_hover, &HoverPicture::showAt);
    connect(m_view, &TimelineView::hoverEnded, m_hover, &QWidget::hide);
}

void TimelineDock::setDisk(RecordingDisk &disk)
{
    m_range->setDisk(disk);
    m_hover->setReader(disk.past());
    m_view->spans().setReader(disk.past());
}

void TimelineDock::setCameras(const QList<PastCamera> &cameras)
{
    m_cameras = cameras;
    m_view->setCameras(cameras);
    showCamera();
}

void TimelineDock::setSelected(const QString &id)
{
    m_selected = id;
    m_view->setSelected(id);
    showCamera();
}

void TimelineDock::showCamera()
{
    const PastCamera *const camera = findCamera(m_cameras, m_selected);
    m_range->setCamera(camera != nullptr ? camera->folder : QString());
}

void TimelineDock::run(PastCommand command)
{
    MarkedRange marks = m_marks;
    const WallTime moment = m_back.isOn() ? m_back.moment() : std::chrono::system_clock::now();
    if (command == PastCommand::MarkIn) {
        marks.markIn(moment);
        setMarks(marks);
    } else if (command == PastCommand::MarkOut) {
        marks.markOut(moment);
        setMarks(marks);
    } else if (command == PastCommand::Live && !m_back.isOn()) {
        emit left();
    } else {
        m_back.run(command);
    }
}

void TimelineDock::addOfCamera(QAction *action)
{
    m_play->addOfCamera(action);
}

void TimelineDock::setMarks(const MarkedRange &marks)
{
    m_marks = marks;
    m_view->setMarks(marks);
    m_range->setMarks(marks);
}

std::optional<RecordingCatalog::Span> TimelineDock::marked() const
{
    const RecordingCatalog::Span part{m_marks.from.value_or(m_view->scale().begin()),
                                      m_marks.to.value_or(m_view->scale().end())};
    return !m_marks.isEmpty() && part.from < part.to ? std::optional(part) : std::nullopt;
}

bool TimelineDock::hasKeyboard() const
{
    const QWidget *const focus = QApplication::focusWidget();
    return focus != nullptr && isAncestorOf(focus);
}

/// Its key leads to the timeline, and only from there away: who sees it wants to use it.
bool TimelineDock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Shortcut && watched == toggleViewAction() && isVisible() &&
        !hasKeyboard()) {
        m_view->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return CameraDock::eventFilter(watched, event);
}

void TimelineDock::closeEvent(QCloseEvent *event)
{
    m_back.goLive();
    if (hasKeyboard()) {
        emit left();
    }
    CameraDock::closeEvent(event);
}

} // namespace vedette

#include "moc_TimelineDock.cpp"
