// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StatusLine.h"

#include "OverlayText.h"
#include "Sentence.h"

#include <QLabel>

namespace vedette {

namespace {

QString streamText(const StreamStatus &status)
{
    if (status.state != StreamState::Live) {
        return stateText(status.state);
    }
    const QString rate = StatusLine::tr("%1 · %2 fps")
                             .arg(stateText(status.state))
                             .arg(qRound(status.framesPerSecond));
    return status.resolution.isEmpty() ? rate : rate + QStringLiteral(" · ") + sizeText(status);
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_servo(new QLabel(this))
    , m_gamepad(new QLabel(this))
    , m_sharing(new QLabel(this))
    , m_stream(new QLabel(this))
{
    m_servo->setObjectName(QStringLiteral("servoStatus"));
    m_sharing->setObjectName(QStringLiteral("sharingStatus"));
    m_stream->setObjectName(QStringLiteral("streamStatus"));
    for (QLabel *label : std::initializer_list<QLabel *>{m_servo, m_gamepad, m_sharing, m_stream}) {
        // Hosts, gamepads and cameras are named by others.
        label->setTextFormat(Qt::PlainText);
    }
    // A long text must not make the window wider than the screen.
    m_servo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_servo, 1);
    addPermanentWidget(m_gamepad);
    addPermanentWidget(m_sharing);
    addPermanentWidget(m_stream);
    m_servoError.setSingleShot(true);
    m_servoError.setInterval(ServoErrorTime);
    connect(&m_servoError, &QTimer::timeout, this, &StatusLine::clearServo);
}

void StatusLine::setStream(const StreamStatus &status)
{
    const QString text = streamText(status);
    if (text != m_stream->text()) {
        m_stream->setText(text);
        emit streamTextChanged(text);
    }
    m_stream->setToolTip(plainToolTip(status.reason));
}

void StatusLine::setServo(const ServoReply &reply)
{
    showServo(reply.text);
}

void StatusLine::clearServo()
{
    showServo({});
}

void StatusLine::showServo(const QString &text)
{
    m_servoError.stop();
    if (!text.isEmpty()) {
        m_servoError.start();
    }
    if (text == m_servo->text()) {
        return;
    }
    m_servo->setText(text);
    m_servo->setToolTip(plainToolTip(text));
    emit servoTextChanged(text);
}

void StatusLine::setGamepad(const QString &name)
{
    m_gamepad->setText(name.isEmpty() ? QString() : tr("Gamepad: %1").arg(name));
}

void StatusLine::setSharing(const QString &text)
{
    m_sharing->setText(text);
}

} // namespace vedette
