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
    explicit DialectDriver(const CameraConfig &config, QObject *parent = nullptr);
    ~DialectDriver() override;

    using ServoDriver::send;
    void send(const ServoCommand &command) override;
    [[nodiscard]] bool isBusy() const override { return m_isBusy; }
    [[nodiscard]] std::optional<Position> position() const override { return m_plan.position(); }
    [[nodiscard]] const ServoAbilities &abilities() const override { return m_plan.abilities(); }

protected:
    /// Sends request; transmitted() is called once, later, with how that ended.
    virtual void transmit(const DialectRequest &request) = 0;
    void transmitted(const ServoReply &reply);

private:
    void begin();
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
    std::optional<ServoReply> m_refusal; ///< of one of several requests to stop
    bool m_isBusy = false;
    bool m_isReading = false; ///< the position, before the command's own requests
    ServoReply m_late;
    QTimer m_later{this};
};

} // namespace vedette
