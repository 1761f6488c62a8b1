// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "demo/DemoCamera.h"

#include <QList>
#include <QObject>

namespace vedette {

/// One or several simulated cameras, each with a stream and servos at ports of its own. They live
/// in the thread of this object, which owns them.
class DemoCameras : public QObject
{
    Q_OBJECT

public:
    /// How far one camera's ports are above the last one's: one for its stream, one for its servos.
    static constexpr int PortsOfOne = 2;
    static constexpr int HighestPort = 65'535;

    /// The options of so many (at most DemoPlace::Count) that are otherwise like first: each sees
    /// another place, and has the ports PortsOfOne above the last one's, unless the system chooses
    /// them.
    static QList<DemoCamera::Options> options(int count, const DemoCamera::Options &first = {});

    explicit DemoCameras(const QList<DemoCamera::Options> &options, QObject *parent = nullptr);

    /// Opens all ports. On failure returns false and says which port and why in errorText.
    bool start();
    QString errorText() const { return m_errorText; }

    qsizetype count() const { return m_cameras.size(); }
    DemoCamera &at(qsizetype index) const { return *m_cameras.at(index); }

private:
    QList<DemoCamera *> m_cameras; ///< children
    QString m_errorText;
};

} // namespace vedette
