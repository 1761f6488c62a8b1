// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Clock.h"
#include "camera/ControlList.h"
#include "steering/ServoReply.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace vedette {

class Steering;

/// A camera's lamp and picture settings: reads how they are set when somebody looks, and sets them,
/// one request at a time, beside what its hands do. Lives in the io thread.
class CameraControls : public QObject
{
    Q_OBJECT

public:
    /// What was read no longer ago than this is not asked for again: many cameras serve one client
    /// at a time, and several people may look at once.
    static constexpr std::chrono::seconds Freshness{5};

    /// steering must outlive this object. dialect: null is one without controls.
    CameraControls(Steering &steering, DialectPointer dialect, QObject *parent = nullptr);
    ~CameraControls() override;

    [[nodiscard]] const ControlList &list() const { return m_list; }
    /// Somebody looks: asks the camera how it is set, unless that is known. looked is called once
    /// list() is as good as it can be, later, never from within this call.
    void look(const std::function<void()> &looked = {});

    /// The camera may have been off, and be set as it is when it starts: nothing is known.
    void mayHaveRestarted();

    using Done = std::function<void(const ServoReply &reply)>;
    /// Sets one that is in list(), to a value that it can have (see isValueOf()), else it ends as
    /// NotConfigured. Of several values for the same control that wait, the newest is sent; the
    /// others end as Superseded. done is called once, later.
    void set(const QString &id, int value, const Done &done = {});

signals:
    /// list() is another.
    void changed(const vedette::ControlList &list);
    /// What set() was asked has ended.
    void ended(const QString &id, const vedette::ServoReply &reply);
    /// A new picture size is under way or has just been taken, so that pictures may pause.
    void pictureMayPause();

private:
    struct Setting
    {
        QString id;
        int value = 0;
        Done done;
    };

    [[nodiscard]] bool isFresh() const;
    void forgetValues();
    void take(const ServoReply &reply);
    void end(const Setting &setting, const ServoReply &reply);
    void endLater(const Setting &setting, ServoReply::Outcome outcome, const QString &text);
    void setNext();
    void settingEnded(ServoReply reply);

    Steering &m_steering;
    DialectPointer m_dialect;
    ControlList m_list;
    bool m_isReading = false;
    SteadyClock::time_point m_readAt;
    QList<std::function<void()>> m_looking; ///< wait for what is being read
    QList<Setting> m_waiting;               ///< at most one for each control
    std::optional<Setting> m_setting;       ///< under way
};

} // namespace vedette
