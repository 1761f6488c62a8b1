// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ContentArea.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace vedette {

namespace {

/// Of the content, at least, in lines; the rest scrolls.
constexpr int LeastContentLines = 4;

} // namespace

ContentArea::ContentArea(QWidget *parent)
    : QScrollArea(parent)
{
    auto *const whole = new QWidget;
    m_content = new QVBoxLayout(whole);
    m_content->setContentsMargins(0, 0, 0, 0);
    setWidget(whole);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Tab goes from one field to the next, which is scrolled into sight.
    setFocusPolicy(Qt::NoFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize ContentArea::sizeHint() const
{
    return m_content->totalSizeHint();
}

QSize ContentArea::minimumSizeHint() const
{
    // The scroll bar must not cover anything.
    return {m_content->totalMinimumSize().width() + verticalScrollBar()->sizeHint().width(),
            LeastContentLines * fontMetrics().lineSpacing()};
}

int ContentArea::heightForWidth(int width) const
{
    return m_content->hasHeightForWidth() ? m_content->totalHeightForWidth(width)
                                          : m_content->totalSizeHint().height();
}

/// Qt's own scrolls a content that has grown; this one grows with it, if it may.
bool ContentArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool isTaken = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        updateGeometry();
    }
    return isTaken;
}

} // namespace vedette

#include "moc_ContentArea.cpp"
