// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FullScreenPanel.h"

#include "JoystickWidget.h"
#include "Sentence.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace vedette {

namespace {

/// Between the panel and the screen's edges.
constexpr int MarginPixels = 24;
/// Of a line of text; longer ones are wrapped.
constexpr int TextWidthInCharacters = 28;

} // namespace

FullScreenPanel::FullScreenPanel(QWidget *picture, QAction *leave)
    : QFrame(picture)
    , m_picture(picture)
    , m_joystick(new JoystickWidget)
    , m_state(new QLabel)
    , m_notice(new QLabel)
{
    setObjectName(QStringLiteral("fullScreenPanel"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    m_state->setObjectName(QStringLiteral("fullScreenState"));
    m_notice->setObjectName(QStringLiteral("fullScreenNotice"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->hide();
    setMaximumWidth(TextWidthInCharacters * fontMetrics().averageCharWidth() + 4 * MarginPixels);
    auto *const button = new QToolButton;
    button->setText(tr("Leave Full Screen"));
    button->setFocusPolicy(Qt::NoFocus);
    connect(button, &QToolButton::clicked, leave, &QAction::trigger);
    auto *const layout = new QVBoxLayout(this);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_joystick, m_state, m_notice, button}) {
        layout->addWidget(widget, 0, widget == m_notice ? Qt::Alignment() : Qt::AlignHCenter);
    }
    hide();
    m_stay.setSingleShot(true);
    m_stay.setInterval(StayTime);
    connect(&m_stay, &QTimer::timeout, this, &FullScreenPanel::goAway);
    m_picture->setMouseTracking(true);
    m_picture->installEventFilter(this);
}

void FullScreenPanel::setActive(bool active)
{
    m_isActive = active;
    if (active) {
        // Shown once, so that it is known to be there.
        comeUp();
        return;
    }
    m_stay.stop();
    hide();
    m_picture->unsetCursor();
}

void FullScreenPanel::setTurnable(bool turnable)
{
    m_joystick->setVisible(turnable);
    moveToCorner();
}

void FullScreenPanel::setStateText(const QString &text)
{
    m_state->setText(text);
    moveToCorner();
}

void FullScreenPanel::setNotice(const QString &text)
{
    m_notice->setText(wrappable(text));
    m_notice->setVisible(!text.isEmpty());
    moveToCorner();
    if (m_isActive && !text.isEmpty()) {
        comeUp();
    }
}

bool FullScreenPanel::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
        moveToCorner();
        break;
    case QEvent::ChildAdded: // a camera's picture, which would cover it
        raise();
        break;
    case QEvent::MouseMove:
    case QEvent::MouseButtonPress: // what a touch becomes
        if (m_isActive) {
            comeUp();
        }
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

void FullScreenPanel::enterEvent(QEnterEvent *event)
{
    m_stay.start();
    QFrame::enterEvent(event);
}

void FullScreenPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        moveToCorner();
    }
}

void FullScreenPanel::comeUp()
{
    m_picture->unsetCursor();
    m_stay.start();
    if (isHidden()) {
        moveToCorner();
        show();
        raise();
    }
}

void FullScreenPanel::goAway()
{
    // Not under the pointer, and not while the stick is held.
    if (underMouse() || QApplication::mouseButtons() != Qt::NoButton || m_joystick->isHeld()) {
        m_stay.start();
        return;
    }
    hide();
    m_picture->setCursor(Qt::BlankCursor);
}

void FullScreenPanel::moveToCorner()
{
    adjustSize();
    const QPoint margin(MarginPixels, MarginPixels);
    move(m_picture->rect().bottomRight() - margin - rect().bottomRight());
}

} // namespace vedette

#include "moc_FullScreenPanel.cpp"
