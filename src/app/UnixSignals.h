// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace vedette {

/// Turns SIGINT, SIGTERM and SIGHUP into Qt signals, so that a program ends through its event loop
/// and everything is closed properly. One for each program, made after the application object.
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);

signals:
    void terminationRequested();
    /// SIGHUP: reload the configuration. Without a receiver it is a request to end, by the
    /// terminal that is gone.
    void reloadRequested();
};

} // namespace vedette
