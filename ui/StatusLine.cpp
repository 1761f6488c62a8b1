// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StatusLine.h"

#include "OverlayText.h"
#include "PositionText.h"
#include "recording/EpochTime.h"
#include "Sentence.h"

#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStyleOption>

namespace vedette {

namespace {

/// Between a message and what is beside it, in pixels: as Qt's own status bar has it.
constexpr int MessageGap = 6;

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
    , m_steerer(new QLabel(this))
    , m_patrol(new QLabel(this))
    , m_recording(new QLabel(this))
    , m_position(new QLabel(this))
    , m_sharing(new QLabel(this))
    , m_stream(new QLabel(this))
{
    m_servo->setObjectName(QStringLiteral("servoStatus"));
    m_steerer->setObjectName(QStringLiteral("steererStatus"));
    m_patrol->setObjectName(QStringLiteral("patrolStatus"));
    m_recording->setObjectName(QStringLiteral("recordingStatus"));
    m_position->setObjectName(QStringLiteral("positionStatus"));
    m_sharing->setObjectName(QStringLiteral("sharingStatus"));
    m_stream->setObjectName(QStringLiteral("streamStatus"));
    for (QLabel *label :
         std::initializer_list<QLabel *>{m_servo, m_gamepad, m_steerer, m_patrol, m_recording,
                                         m_position, m_sharing, m_stream}) {
        // Hosts, gamepads and cameras are named by others.
        label->setTextFormat(Qt::PlainText);
    }
    // A long text must not make the window wider than the screen.
    m_servo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_servo, 1);
    addPermanentWidget(m_gamepad);
    addPermanentWidget(m_steerer);
    addPermanentWidget(m_patrol);
    m_patrol->hide();
    addPermanentWidget(m_recording);
    m_recording->hide();
    addPermanentWidget(m_position);
    addPermanentWidget(m_sharing);
    addPermanentWidget(m_stream);
    connect(this, &StatusLine::messageChanged, this,
            [this](const QString &text) { setToolTip(plainToolTip(text)); });
    m_servoError.setSingleShot(true);
    m_servoError.setInterval(ServoErrorTime);
    connect(&m_servoError, &QTimer::timeout, this, &StatusLine::clearServo);
}

void StatusLine::setStream(const StreamStatus &status)
{
    m_status = status;
    showStream();
}

void StatusLine::setPast(const QString &text)
{
    m_past = text;
    showStream();
}

void StatusLine::showStream()
{
    const QString text = m_past.isEmpty() ? streamText(m_status) : m_past;
    if (text != m_stream->text()) {
        m_stream->setText(text);
        emit streamTextChanged(text);
    }
    m_stream->setToolTip(m_past.isEmpty() ? plainToolTip(m_status.reason) : QString());
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

QRect StatusLine::messageArea() const
{
    QRect area = rect().adjusted(MessageGap, 0, -MessageGap, 0);
    if (isRightToLeft()) {
        area.setLeft(m_gamepad->geometry().right() + MessageGap);
    } else {
        area.setRight(m_gamepad->geometry().left() - MessageGap);
    }
    return area;
}

/// Qt's own cuts a message off in the middle of a letter.
void StatusLine::paintEvent(QPaintEvent *event)
{
    if (currentMessage().isEmpty()) {
        QStatusBar::paintEvent(event);
        return;
    }
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_PanelStatusBar, &option, &painter, this);
    const QRect area = messageArea();
    style()->drawItemText(&painter, area, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                          palette(), true,
                          fontMetrics().elidedText(currentMessage(), Qt::ElideRight, area.width()),
                          QPalette::WindowText);
}

void StatusLine::setSteerer(const Steerer &steerer)
{
    QString text;
    if (steerer.kind == Steerer::Kind::Web) {
        text = steerer.address.isEmpty() ? tr("Turned in a browser")
                                         : tr("Turned from %1").arg(steerer.address);
    } else if (steerer.kind == Steerer::Kind::Mqtt) {
        text = tr("Turned over MQTT");
    }
    m_steerer->setText(text);
    m_steerer->setVisible(!text.isEmpty());
}

void StatusLine::setPatrol(const CameraPlaces &places)
{
    const int seconds = static_cast<int>(places.patrol.resume.count());
    m_patrol->setText(places.isPatrolWaiting ? tr("Patrol waits") : tr("On patrol"));
    m_patrol->setToolTip(plainToolTip(
        places.isPatrolWaiting
            ? tr("It goes on when nobody has steered for %1 s; F8 ends it").arg(seconds)
            : tr("The camera turns by itself; F8 ends that")));
    m_patrol->setVisible(places.isPatrolling);
}

void StatusLine::setRecording(const std::optional<RecordingStatus> &status)
{
    const bool isOn = status && status->isOn();
    const bool isFailing = isOn && !status->progress.problem.isEmpty();
    m_recording->setText(isFailing ? tr("⚠ Not recorded") : tr("● Recording"));
    QString details;
    if (isFailing) {
        details = status->progress.problem;
    } else if (isOn) {
        details =
            tr("Since %1, %2 so far")
                .arg(QLocale().toString(localTime(*status->since).time(), QLocale::ShortFormat),
                     QLocale().formattedDataSize(status->progress.bytes, 1,
                                                 QLocale::DataSizeSIFormat));
        if (status->progress.lost > 0) {
            details += QLatin1Char('\n') +
                       tr("%1 frames could not be written in time").arg(status->progress.lost);
        }
    }
    m_recording->setToolTip(plainToolTip(details));
    m_recording->setVisible(isOn);
}

void StatusLine::setPosition(const CameraPosition &position)
{
    m_position->setText(position.position ? positionText(*position.position) : QString());
}

void StatusLine::setSharing(const QString &text)
{
    m_sharing->setText(text);
}

} // namespace vedette

#include "moc_StatusLine.cpp"
