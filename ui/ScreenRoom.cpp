// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ScreenRoom.h"

#include <QGuiApplication>
#include <QScreen>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace vedette::ScreenRoom {

namespace {

/// Of what a window manager draws at the sides and below, in pixels, while Qt does not know it.
constexpr int UsualBorder = 4;

/// Also of a window that was not shown yet.
const QScreen &screenOf(const QWidget &window)
{
    const QScreen *const below = QGuiApplication::screenAt(window.geometry().center());
    return below != nullptr ? *below : *window.screen();
}

/// The title bar and the borders. While Qt does not know them, usual ones.
QSize frameExtent(const QWidget &window)
{
    const QSize known = (window.frameGeometry().size() - window.size()).expandedTo({0, 0});
    const int title = window.style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
    return known.height() > 0 ? known : QSize(2 * UsualBorder, title + UsualBorder);
}

} // namespace

QSize largestSize(const QWidget &window)
{
    return screenOf(window).availableSize() - frameExtent(window);
}

void moveOntoScreen(QWidget &window)
{
    const QRect available = screenOf(window).availableGeometry();
    const QSize frame = window.size() + frameExtent(window);
    const QPoint place(std::max(available.left(),
                                std::min(window.pos().x(), available.right() + 1 - frame.width())),
                       std::max(available.top(), std::min(window.pos().y(), available.bottom() + 1 -
                                                                                frame.height())));
    if (window.pos() != place) {
        window.move(place);
    }
}

} // namespace vedette::ScreenRoom
