// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StatusLine.h"

#include <QLabel>

namespace vedette {

namespace {

QString streamText(const StreamStatus &status)
{
    switch (status.state) {
    case StreamState::Idle:
        return StatusLine::tr("Not connected");
    case StreamState::Connecting:
        return StatusLine::tr("Connecting…");
    case StreamState::Live:
        return StatusLine::tr("Live · %1 fps · %2×%3")
            .arg(qRound(status.framesPerSecond))
            .arg(status.resolution.width())
            .arg(status.resolution.height());
    case StreamState::Frozen:
        return StatusLine::tr("Frozen");
    case StreamState::Stalled:
        return StatusLine::tr("Stalled");
    case StreamState::Unauthorized:
        return StatusLine::tr("Login refused");
    case StreamState::Unreachable:
        return StatusLine::tr("Unreachable");
    case StreamState::Interrupted:
        return StatusLine::tr("Interrupted");
    case StreamState::Unsupported:
        return StatusLine::tr("No stream there");
    }
    return {};
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_servo(new QLabel(this))
    , m_gamepad(new QLabel(this))
    , m_stream(new QLabel(this))
{
    m_servo->setObjectName(QStringLiteral("servoStatus"));
    m_stream->setObjectName(QStringLiteral("streamStatus"));
    // A long text must not make the window wider than the screen.
    m_servo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_servo, 1);
    addPermanentWidget(m_gamepad);
    addPermanentWidget(m_stream);
}

void StatusLine::setStream(const StreamStatus &status)
{
    m_stream->setText(streamText(status));
    m_stream->setToolTip(status.reason);
}

void StatusLine::setServo(const ServoReply &reply)
{
    m_servo->setText(reply.text);
    m_servo->setToolTip(reply.text);
}

void StatusLine::setGamepad(const QString &name)
{
    m_gamepad->setText(name.isEmpty() ? QString() : tr("Gamepad: %1").arg(name));
}

void StatusLine::clearServo()
{
    m_servo->clear();
    m_servo->setToolTip(QString());
}

} // namespace vedette
