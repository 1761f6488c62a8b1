// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GrowingDialog.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>

#include <algorithm>

namespace vedette {

GrowingDialog::GrowingDialog(QWidget *parent)
    : QDialog(parent)
{
}

GrowingDialog::~GrowingDialog() = default;

void GrowingDialog::setWidthInCharacters(int characters)
{
    m_smallestWidth = fontMetrics().averageCharWidth() * characters;
}

QSize GrowingDialog::sizeHint() const
{
    const int width = std::max(smallestWidth(), layout()->totalSizeHint().width());
    return {width, heightFor(width)};
}

int GrowingDialog::smallestWidth() const
{
    return std::min(std::max(m_smallestWidth, layout()->totalMinimumSize().width()),
                    screen()->availableSize().width());
}

int GrowingDialog::heightFor(int width) const
{
    const QLayout *const content = layout();
    const int height = content->hasHeightForWidth() ? content->totalHeightForWidth(width)
                                                    : content->totalSizeHint().height();
    const int frame = frameGeometry().height() - this->height();
    return std::min(height, screen()->availableSize().height() - frame);
}

void GrowingDialog::fitContent()
{
    const int least = smallestWidth();
    // A window that is smaller than its minimum is made larger.
    setMinimumSize(least, heightFor(std::max(width(), least)));
}

void GrowingDialog::stayOnScreen()
{
    const QRect available = screen()->availableGeometry();
    const QRect frame = frameGeometry();
    const int y = std::max(available.top(), available.bottom() + 1 - frame.height());
    if (isVisible() && frame.y() > y) {
        move(frame.x(), y);
    }
}

bool GrowingDialog::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) {
        fitContent();
    }
    return isHandled;
}

void GrowingDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    // Narrower, a text takes more lines.
    fitContent();
    stayOnScreen();
}

} // namespace vedette
