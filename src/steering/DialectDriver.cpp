// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/DialectDriver.h"

#include "http/HttpNumbers.h"
#include "steering/SteeringLog.h"

#include <algorithm>
#include <utility>

namespace vedette {

Q_LOGGING_CATEGORY(steeringLog, "vedette.steering", QtWarningMsg)

namespace {

/// How a login may stand in what a camera repeats of a request.
QByteArrayList secretsOf(const CameraConfig &config)
{
    QByteArrayList secrets;
    const QUrl &url = config.servoUrl;
    const Login own{url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)};
    for (const Login &login : {own, config.login}) {
        if (!login.password.isEmpty()) {
            const QByteArray password = login.password.toUtf8();
            secrets += {password, (login.userName.toUtf8() + ':' + password).toBase64()};
        }
    }
    return secrets;
}

} // namespace

DialectDriver::DialectDriver(const CameraConfig &config, QObject *parent)
    : ServoDriver(parent)
    , m_hasAddress(!config.servoUrl.isEmpty())
    , m_plan(config)
    , m_secrets(secretsOf(config))
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] { conclude(m_late); });
}

DialectDriver::~DialectDriver() = default;

std::optional<Position> DialectDriver::position() const
{
    return m_hasAddress ? m_plan.position() : std::nullopt;
}

std::optional<ServoCommand> DialectDriver::recovery() const
{
    return m_hasAddress ? m_plan.recovery() : std::nullopt;
}

void DialectDriver::interrupt()
{
    if (m_requests.size() > 1) {
        m_requests.resize(1);
        m_isInterrupted = true;
    }
}

void DialectDriver::send(const ServoCommand &command)
{
    if (m_isBusy) {
        qCCritical(steeringLog) << "a move was sent while another is in flight; ignored";
        return;
    }
    m_isBusy = true;
    m_command = command;
    m_done = {};
    m_acknowledged = 0;
    m_sentSecret = false;
    m_refusal.reset();
    m_isLimited = false;
    m_isInterrupted = false;
    if (!m_hasAddress) {
        concludeLater(ServoReply::Outcome::NotConfigured,
                      tr("This camera cannot be turned: its servo address is not known."));
        return;
    }
    if (const auto reading = m_plan.readingBefore(command, SteadyClock::now())) {
        m_isReading = true;
        ask(*reading);
        return;
    }
    begin();
}

void DialectDriver::begin()
{
    if (m_command.kind == ServoCommand::Kind::FindHome && m_plan.abilities().canFindHome) {
        m_attempts = 0;
        m_plan.losePosition(); // whatever is believed: somebody may have turned it by hand
    }
    const ServoCommand allowed = m_plan.limited(m_command);
    m_isLimited = allowed != m_command;
    if (m_isLimited && allowed.kind == ServoCommand::Kind::Move && allowed.move == Move{}) {
        concludeLater(ServoReply::Outcome::Moved, {});
        return;
    }
    beginLimited(allowed);
}

void DialectDriver::beginLimited(const ServoCommand &allowed)
{
    const std::optional<RequestPlan> requests = m_plan.requestsFor(allowed);
    if (!requests && allowed.kind == ServoCommand::Kind::MoveTo && m_plan.abilities().canMoveTo) {
        concludeLater(ServoReply::Outcome::NotConfigured,
                      tr("It is not known where this camera points, so it cannot be turned to a "
                         "place: let it find its home first."));
    } else if (!requests) {
        concludeLater(ServoReply::Outcome::NotConfigured,
                      tr("This camera cannot do that: its dialect has no request for it."));
    } else if (requests->isEmpty()) {
        concludeLater(ServoReply::Outcome::Moved, {});
    } else {
        m_requests = *requests;
        transmitNext();
    }
}

void DialectDriver::transmitNext()
{
    qCDebug(steeringLog).noquote() << m_requests.constFirst().request.redacted;
    ask(m_requests.constFirst().request);
}

void DialectDriver::ask(const DialectRequest &request)
{
    m_sentSecret = request.redacted.contains("***");
    transmit(request);
}

void DialectDriver::transmitted(const ServoReply &reply)
{
    if (std::exchange(m_isReading, false)) {
        positionRead(reply);
        return;
    }
    const bool isRefusedStop = m_command.kind == ServoCommand::Kind::Stop &&
                               reply.outcome == ServoReply::Outcome::Rejected;
    if (reply.outcome != ServoReply::Outcome::Moved && !isRefusedStop) {
        requestFailed(reply);
        return;
    }
    const PlannedRequest request = m_requests.takeFirst();
    if (isRefusedStop) {
        m_refusal = m_refusal && http::isServerError(m_refusal->httpStatus) ? m_refusal : reply;
    } else {
        m_plan.acknowledged(request, SteadyClock::now());
        m_done = {.pan = m_done.pan + request.move.pan, .tilt = m_done.tilt + request.move.tilt};
        ++m_acknowledged;
    }
    if (m_requests.isEmpty()) {
        allTransmitted(reply);
    } else {
        transmitNext();
    }
}

void DialectDriver::requestFailed(const ServoReply &reply)
{
    using Outcome = ServoReply::Outcome;
    if (reply.httpStatus == http::NotFound && m_plan.asksControlStatusFor(m_command)) {
        m_plan.hasNoControlStatus();
        beginLimited(m_command);
        return;
    }
    const bool isRefused =
        reply.outcome == Outcome::Unauthorized ||
        (reply.outcome == Outcome::Rejected && !http::isServerError(reply.httpStatus));
    if (!m_command.isOfControls()) {
        m_plan.failed(m_requests.constFirst(), isRefused);
    }
    const bool goesOn = m_command.kind == ServoCommand::Kind::FindHome && !isRefused &&
                        !m_isInterrupted && ++m_attempts < MostFindHomeAttempts;
    const auto rest = goesOn ? m_plan.requestsFor(m_command) : std::nullopt;
    if (rest && !rest->isEmpty()) {
        m_requests = *rest;
        transmitNext();
        return;
    }
    conclude(reply);
}

void DialectDriver::positionRead(const ServoReply &reply)
{
    using Outcome = ServoReply::Outcome;
    if (reply.outcome == Outcome::Moved) {
        m_plan.takeReading(reply.body, SteadyClock::now());
    }
    // A camera that does not say where it points may turn all the same.
    if (reply.outcome == Outcome::Moved || reply.outcome == Outcome::Rejected) {
        begin();
    } else {
        conclude(reply);
    }
}

void DialectDriver::allTransmitted(ServoReply last)
{
    // Of several stops, a camera may refuse those for what does not turn.
    if (m_refusal && (m_acknowledged == 0 || http::isServerError(m_refusal->httpStatus))) {
        PlannedRequest stop;
        stop.leadsAway = true;
        m_plan.failed(stop, false);
        conclude(*m_refusal);
        return;
    }
    if (m_command.kind == ServoCommand::Kind::ReadPosition) {
        last.position = m_plan.takeReading(last.body, SteadyClock::now());
    } else if (m_command.kind == ServoCommand::Kind::ReadControls) {
        last.controls = m_plan.controlsIn(last.body);
    }
    last.outcome = m_isInterrupted ? ServoReply::Outcome::Superseded : ServoReply::Outcome::Moved;
    last.text = m_isInterrupted ? tr("Another command came first.") : QString();
    m_plan.finished(m_command);
    conclude(last);
}

void DialectDriver::concludeLater(ServoReply::Outcome outcome, const QString &text)
{
    m_late = {};
    m_late.outcome = outcome;
    m_late.isUntried = outcome == ServoReply::Outcome::Moved;
    m_late.text = text;
    m_later.start(0);
}

void DialectDriver::conclude(ServoReply reply)
{
    reply.move = m_command.move;
    reply.done = m_done;
    reply.acknowledged = m_acknowledged;
    const bool repeatsSecret =
        std::any_of(m_secrets.cbegin(), m_secrets.cend(),
                    [&reply](const QByteArray &secret) { return reply.body.contains(secret); });
    if (m_sentSecret || repeatsSecret) {
        reply.body.clear(); // the camera may repeat what it was sent
    }
    reply.isLimited = m_isLimited;
    if (m_isLimited && reply.outcome == ServoReply::Outcome::Moved) {
        reply.text = tr("The camera turned only as far as its limits allow.");
    }
    m_requests.clear();
    m_isBusy = false;
    if (reply.outcome != ServoReply::Outcome::Moved) {
        qCInfo(steeringLog) << reply.outcome << reply.text;
    }
    emit finished(reply);
}

} // namespace vedette

#include "moc_DialectDriver.cpp"
