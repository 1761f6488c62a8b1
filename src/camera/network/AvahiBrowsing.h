// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/network/NetworkCamera.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace vedette {

/// One look at what Avahi (org.freedesktop.Avahi on the system bus) knows of the local network:
/// browses the kinds of services that cameras have, and resolves what comes. Never waits for the
/// bus; starts no Avahi where none runs. Lives in the thread that made it; ends with the object,
/// and Avahi forgets it then.
class AvahiBrowsing : public QObject
{
    Q_OBJECT

public:
    /// most: services that are resolved at all.
    AvahiBrowsing(std::chrono::milliseconds timeout, int most);
    ~AvahiBrowsing() override;

    void start();

signals:
    /// Its address is empty when it makes no sense.
    void resolved(const vedette::NetworkCamera &camera);
    /// Once. isAvailable: Avahi answered.
    void finished(bool isAvailable);

private slots:
    // Avahi's signals, with the arguments of its interface.
    void itemNew(int interface, int protocol, const QString &name, const QString &type,
                 const QString &domain, uint flags);
    void allForNow();

private:
    [[nodiscard]] static QDBusMessage call(const char *method);
    void browse(const QString &type);
    void takeBrowser(const QDBusMessage &answer);
    void takeService(const QString &type, const QDBusMessage &answer);
    void finishIfDone();
    void conclude();

    QString m_connectionName;
    QDBusConnection m_bus;
    QTimer m_deadline;
    int m_most;
    int m_asked = 0;     ///< services to be resolved, ever
    int m_browsing = 0;  ///< kinds of services not looked through yet
    int m_resolving = 0; ///< services not resolved yet
    bool m_isAvailable = false;
    bool m_isOver = false;
};

} // namespace vedette
