// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GrowingDialog.h"

#include "ContentArea.h"
#include "ScreenRoom.h"

#include <QEvent>
#include <QPalette>
#include <QVBoxLayout>

#include <algorithm>

namespace vedette {

GrowingDialog::GrowingDialog(QWidget *parent)
    : QDialog(parent)
    , m_area(new ContentArea)
{
    auto *const whole = new QVBoxLayout(this);
    whole->addWidget(m_area, 1);
}

GrowingDialog::~GrowingDialog() = default;

QVBoxLayout *GrowingDialog::content() const
{
    return m_area->content();
}

void GrowingDialog::addBelow(QWidget *widget)
{
    layout()->addWidget(widget);
}

void GrowingDialog::setWidthInCharacters(int characters)
{
    m_smallestWidth = fontMetrics().averageCharWidth() * characters;
}

QSize GrowingDialog::sizeHint() const
{
    const int width = std::min(std::max(smallestWidth(), layout()->totalSizeHint().width()),
                               ScreenRoom::largestSize(*this).width());
    return {width, heightFor(width)};
}

int GrowingDialog::smallestWidth() const
{
    return std::min(std::max(m_smallestWidth, layout()->totalMinimumSize().width()),
                    ScreenRoom::largestSize(*this).width());
}

int GrowingDialog::heightFor(int width) const
{
    return std::min(layout()->totalHeightForWidth(width), ScreenRoom::largestSize(*this).height());
}

void GrowingDialog::fitContent()
{
    const int least = smallestWidth();
    // A window that is smaller than its minimum is made larger.
    setMinimumSize(least, heightFor(std::max(width(), least)));
}

void GrowingDialog::stayOnScreen()
{
    if (isVisible()) {
        ScreenRoom::moveOntoScreen(*this);
    }
}

/// Of a dark theme, Qt's own for KDE for one, they may have the black of a light one.
void GrowingDialog::tintPlaceholders()
{
    QColor faint = palette().color(QPalette::Text);
    faint.setAlphaF(0.5F);
    if (palette().color(QPalette::PlaceholderText) != faint) {
        QPalette ownColours;
        ownColours.setColor(QPalette::PlaceholderText, faint);
        setPalette(ownColours);
    }
}

bool GrowingDialog::event(QEvent *event)
{
    const bool isHandled = QDialog::event(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::Polish) {
        tintPlaceholders();
    }
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

#include "moc_GrowingDialog.cpp"
