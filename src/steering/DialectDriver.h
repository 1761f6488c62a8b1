// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/DialectPlan.h"
#include "steering/ServoDriver.h"

#include <QTimer>

#include <optional>

namespace vedette {

/// A ServoDriver that speaks a dialect: makes a command's requests one after another, until one
/// fails. How a request gets to the camera is the subclass' job.
class DialectDriver : public ServoDriver
{
    Q_OBJECT

public:
    /// So often it goes on to find home after a lost answer, from what is known by then.
    static constexpr int MostFindHomeAttempts = 8;

    explicit DialectDriver(const CameraConfig &config, QObject *parent = nullptr);
    ~DialectDriver() override;

    using ServoDriver::send;
    void send(const ServoCommand &command) override;
    [[nodiscard]] bool isBusy() const override { return m_isBusy; }
    [[nodiscard]] std::optional<Position> position() const override;
    [[nodiscard]] AxisRanges reach() const override { return m_plan.reach(); }
    [[nodiscard]] AxisRanges possible() const override { return m_plan.possible(); }
    [[nodiscard]] std::optional<ServoCommand> recovery() const override;
    void mayHaveRestarted() override { m_plan.mayHaveRestarted(); }
    void losePosition() override { m_plan.losePosition(); }
    void setLimits(const TurnLimits &limits) override { m_plan.setLimits(limits); }
    [[nodiscard]] QJsonObject keptPosition() const override { return m_plan.keptPosition(); }
    bool restorePosition(const QJsonObject &kept) override { return m_plan.restorePosition(kept); }
    void interrupt() override;
    [[nodiscard]] const ServoAbilities &abilities() const override { return m_plan.abilities(); }

protected:
    /// Sends request; transmitted() is called once, later, with how that ended.
    virtual void transmit(const DialectRequest &request) = 0;
    void transmitted(const ServoReply &reply);

private:
    void begin();
    void ask(const DialectRequest &request);
    void beginLimited(const ServoCommand &allowed);
    void requestFailed(const ServoReply &reply);
    void transmitNext();
    void positionRead(const ServoReply &reply);
    void allTransmitted(ServoReply last);
    void concludeLater(ServoReply::Outcome outcome, const QString &text);
    void conclude(ServoReply reply);

    bool m_hasAddress;
    DialectPlan m_plan;
    ServoCommand m_command;
    RequestPlan m_requests; ///< not acknowledged yet; the first is under way
    Move m_done;
    int m_acknowledged = 0;
    int m_attempts = 0;                  ///< to find home
    std::optional<ServoReply> m_refusal; ///< of one of several requests to stop
    bool m_isBusy = false;
    const QByteArrayList m_secrets; ///< of the logins, as they may stand in an answer
    bool m_sentSecret = false;      ///< in the last request
    bool m_isReading = false;       ///< the position, before the command's own requests
    bool m_isLimited = false;       ///< a part of the command was cut off
    bool m_isInterrupted = false;
    ServoReply m_late;
    QTimer m_later{this};
};

} // namespace vedette
