// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/CameraControls.h"

#include "steering/Steering.h"

#include <utility>

namespace vedette {

namespace {

QList<ControlState> allOf(const DialectPointer &dialect)
{
    QList<ControlState> all;
    for (const CameraControl &control : dialect ? dialect->controls : QList<CameraControl>()) {
        all.append({.control = control, .value = {}});
    }
    return all;
}

/// What went wrong, as what it was about: the driver speaks of servos.
QString textOf(const ServoReply &reply)
{
    switch (reply.outcome) {
    case ServoReply::Outcome::Rejected:
        return CameraControls::tr("The camera rejected this (HTTP status %1).")
            .arg(reply.httpStatus);
    case ServoReply::Outcome::Unauthorized:
        return CameraControls::tr("The camera does not let this user see or change its settings.");
    case ServoReply::Outcome::Unreachable:
        return CameraControls::tr(
            "The camera cannot be reached. Is it on, and on the same network?");
    case ServoReply::Outcome::TimedOut:
        return CameraControls::tr("The camera did not answer in time.");
    case ServoReply::Outcome::Moved:
    case ServoReply::Outcome::Superseded:
    case ServoReply::Outcome::NotConfigured:
        break;
    }
    return reply.text;
}

bool isReadable(const ControlState &state)
{
    return !state.control.statusKey.isEmpty();
}

} // namespace

CameraControls::CameraControls(Steering &steering, DialectPointer dialect, QObject *parent)
    : QObject(parent)
    , m_steering(steering)
    , m_dialect(std::move(dialect))
{
    m_list.controls = allOf(m_dialect);
    const bool canRead = std::any_of(m_list.controls.cbegin(), m_list.controls.cend(), isReadable);
    m_list.reading = canRead ? ControlList::Reading::Unread : ControlList::Reading::Impossible;
}

CameraControls::~CameraControls() = default;

bool CameraControls::isFresh() const
{
    return m_list.reading == ControlList::Reading::Impossible ||
           (m_list.reading != ControlList::Reading::Unread &&
            SteadyClock::now() - m_readAt < Freshness);
}

void CameraControls::look(const std::function<void()> &looked)
{
    const std::function<void()> done = looked ? looked : [] {};
    if (!m_isReading && isFresh()) {
        QMetaObject::invokeMethod(this, done, Qt::QueuedConnection);
        return;
    }
    m_looking.append(done);
    if (!m_isReading) {
        m_isReading = true;
        m_steering.order(ServoCommand::ofKind(ServoCommand::Kind::ReadControls),
                         [this](const ServoReply &reply) { take(reply); });
    }
}

void CameraControls::mayHaveRestarted()
{
    if (m_list.reading != ControlList::Reading::Impossible) {
        m_list.reading = ControlList::Reading::Unread;
    }
    forgetValues();
    m_list.problem.clear();
    emit changed(m_list);
}

void CameraControls::forgetValues()
{
    for (ControlState &state : m_list.controls) {
        state.value.reset();
    }
}

void CameraControls::take(const ServoReply &reply)
{
    using Reading = ControlList::Reading;
    m_isReading = false;
    m_readAt = SteadyClock::now();
    const bool isAnswered = reply.outcome == ServoReply::Outcome::Moved;
    m_list.reading = isAnswered && !reply.controls.isEmpty() ? Reading::Done : Reading::Failed;
    m_list.problem = m_list.reading == Reading::Done ? QString()
                     : isAnswered ? tr("The camera's answer does not say how it is set.")
                                  : textOf(reply);
    if (m_list.reading == Reading::Done) {
        QList<ControlState> listed;
        for (ControlState state : allOf(m_dialect)) {
            const ControlState *const known = m_list.find(state.control.id);
            if (reply.controls.contains(state.control.id)) {
                state.value = reply.controls.value(state.control.id);
                listed.append(state);
            } else if (!isReadable(state)) {
                state.value = known != nullptr ? known->value : std::nullopt;
                listed.append(state);
            }
        }
        m_list.controls = listed;
    } else {
        forgetValues();
    }
    emit changed(m_list);
    for (const auto &looked : std::exchange(m_looking, {})) {
        looked();
    }
}

void CameraControls::set(const QString &id, int value, const Done &done)
{
    const Setting setting{.id = id, .value = value, .done = done ? done : [](const auto &) {}};
    const ControlState *const state = m_list.find(id);
    if (state == nullptr || !isValueOf(state->control, value)) {
        endLater(setting, ServoReply::Outcome::NotConfigured,
                 tr("This camera cannot be set to that."));
        return;
    }
    m_waiting.removeIf([this, &id](const Setting &older) {
        if (older.id == id) {
            endLater(older, ServoReply::Outcome::Superseded, tr("Another value came first."));
        }
        return older.id == id;
    });
    m_waiting.append(setting);
    setNext();
}

/// Later: whoever sets is not called from within a call of its own.
void CameraControls::endLater(const Setting &setting, ServoReply::Outcome outcome,
                              const QString &text)
{
    ServoReply reply;
    reply.outcome = outcome;
    reply.text = text;
    QMetaObject::invokeMethod(
        this, [this, setting, reply] { end(setting, reply); }, Qt::QueuedConnection);
}

void CameraControls::end(const Setting &setting, const ServoReply &reply)
{
    emit ended(setting.id, reply);
    setting.done(reply);
}

void CameraControls::setNext()
{
    if (m_setting || m_waiting.isEmpty()) {
        return;
    }
    m_setting = m_waiting.takeFirst();
    ServoCommand command = ServoCommand::ofKind(ServoCommand::Kind::Control);
    command.control = m_setting->id;
    command.value = m_setting->value;
    if (m_setting->id == FrameSizeControl) {
        emit pictureMayPause();
    }
    m_steering.order(command, [this](const ServoReply &reply) { settingEnded(reply); });
}

void CameraControls::settingEnded(ServoReply reply)
{
    reply.text = textOf(reply);
    const Setting setting = *std::exchange(m_setting, std::nullopt);
    if (reply.outcome == ServoReply::Outcome::Moved) {
        for (ControlState &state : m_list.controls) {
            if (state.control.id == setting.id) {
                state.value = setting.value;
            }
        }
        if (setting.id == FrameSizeControl) {
            emit pictureMayPause();
        }
        emit changed(m_list);
    }
    end(setting, reply);
    setNext();
}

} // namespace vedette

#include "moc_CameraControls.cpp"
