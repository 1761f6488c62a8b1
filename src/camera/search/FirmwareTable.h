// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace vedette {

/// A dialect, and where a firmware speaks it.
struct ServoPlace
{
    QString dialect;
    /// ":81/control_servo" for a dialect that wants the whole address, else the port alone ("/").
    QString place;
};

/// One firmware, and how it shows itself. Each clue that is here and was seen counts; texts are
/// looked for in any case. A value.
struct Firmware
{
    QString name; ///< for people
    /// All of these keys are in the settings at /status.
    QStringList statusKeys{};
    QString server{};           ///< in the Server field
    QString realm{};            ///< in the WWW-Authenticate field
    QString title{};            ///< in a page's title
    QStringList places{};       ///< where its stream is, or its pictures are
    QString still{};            ///< where a single picture is; empty: nowhere
    QList<ServoPlace> servos{}; ///< the likeliest first
    /// The server that has the stream has all the rest too: pictures and servos are at its port,
    /// wherever that is.
    bool isOneServer = false;
};

/// All that can be recognized. Made once; may be called from any thread.
const std::vector<Firmware> &firmwareTable();

} // namespace vedette
