// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StatusLine.h"

#include "OverlayText.h"
#include "PositionText.h"
#include "recording/EpochTime.h"
#include "recording/SizeText.h"
#include "Sentence.h"
#include "StatusField.h"

#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

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
    , m_gamepad(new StatusField(QStringLiteral("gamepadStatus"), this))
    , m_steerer(new StatusField(QStringLiteral("steererStatus"), this))
    , m_patrol(new StatusField(QStringLiteral("patrolStatus"), this))
    , m_recording(new StatusField(QStringLiteral("recordingStatus"), this))
    , m_position(new StatusField(QStringLiteral("positionStatus"), this))
    , m_sharing(new StatusField(QStringLiteral("sharingStatus"), this))
    , m_stream(new StatusField(QStringLiteral("streamStatus"), this))
{
    m_servo->setObjectName(QStringLiteral("servoStatus"));
    m_servo->setTextFormat(Qt::PlainText);
    // A long text must not make the window wider than the screen.
    m_servo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    addWidget(m_servo, 1);
    for (StatusField *const field : fields()) {
        addPermanentWidget(field);
        field->hide();
    }
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
    const bool isOther = text != m_stream->text();
    m_stream->show(text, m_past.isEmpty() ? m_status.reason : QString());
    if (isOther) {
        emit streamTextChanged(text);
    }
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
    m_gamepad->show(name.isEmpty() ? QString() : tr("Gamepad: %1").arg(name), name);
}

QRect StatusLine::messageArea() const
{
    QRect area = rect().adjusted(MessageGap, 0, -MessageGap, 0);
    for (const StatusField *const field : fields()) {
        if (field->isHidden()) {
            continue;
        }
        if (isRightToLeft()) {
            area.setLeft(std::max(area.left(), field->geometry().right() + MessageGap));
        } else {
            area.setRight(std::min(area.right(), field->geometry().left() - MessageGap));
        }
    }
    return area;
}

std::array<StatusField *, 7> StatusLine::fields() const
{
    return {m_gamepad, m_steerer, m_patrol, m_recording, m_position, m_sharing, m_stream};
}

/// Those whose texts may be long, so that they neither cover the others nor widen the window.
void StatusLine::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    m_gamepad->setWidest(width() / 4);
    m_recording->setWidest(width() / 3);
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
    m_steerer->show(text);
}

void StatusLine::setPatrol(const CameraPlaces &places)
{
    if (!places.isPatrolling) {
        m_patrol->show({});
    } else if (places.isPatrolWaiting) {
        const auto seconds = places.patrol.resume.count();
        m_patrol->show(tr("Patrol waits"),
                       tr("It goes on when nobody has steered for %1 s; F8 ends it").arg(seconds));
    } else {
        m_patrol->show(tr("On patrol"), tr("The camera turns by itself; F8 ends that"));
    }
}

void StatusLine::setRecording(const std::optional<RecordingStatus> &status)
{
    if (!status || !status->isOn()) {
        m_recording->show({});
        return;
    }
    const RecordingProgress &progress = status->progress;
    if (status->isFailing()) {
        m_recording->show(tr("⚠ Not recorded: %1").arg(progress.problem), progress.problem);
        return;
    }
    QString details =
        tr("Since %1, %2 so far")
            .arg(QLocale().toString(localTime(*status->since).time(), QLocale::ShortFormat),
                 dataText(progress.bytes));
    if (progress.lost > 0) {
        details += QLatin1Char('\n') + inNumber(qint64(progress.lost),
                                                tr("1 picture could not be written in time"),
                                                tr("%1 pictures could not be written in time"));
    }
    m_recording->show(tr("● Recording"), details);
}

void StatusLine::setPosition(const CameraPosition &position)
{
    m_position->show(position.position ? positionText(*position.position) : QString());
}

void StatusLine::setSharing(const QString &text)
{
    m_sharing->show(text);
}

} // namespace vedette

#include "moc_StatusLine.cpp"
