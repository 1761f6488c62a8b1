// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ScreenAwake.h"

#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QStandardPaths>
#include <QVariantMap>

#include <utility>

namespace vedette {

namespace {

/// org.freedesktop.ScreenSaver of the Idle Inhibition Service.
QDBusMessage screenSaverCall(const QString &method)
{
    const QString name = QStringLiteral("org.freedesktop.ScreenSaver");
    return QDBusMessage::createMethodCall(name, QStringLiteral("/org/freedesktop/ScreenSaver"),
                                          name, method);
}

QDBusMessage portalCall(const QString &path, const QString &interface, const QString &method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.portal.Desktop"), path,
                                          QStringLiteral("org.freedesktop.portal.") + interface,
                                          method);
}

QString reason()
{
    return ScreenAwake::tr("A camera is watched in full screen");
}

} // namespace

QDBusConnection ScreenAwake::userBus()
{
    // Without an address libdbus would start a bus, which nobody else is on.
    const QString usual =
        QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + QLatin1String("/bus");
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") || QFileInfo::exists(usual)
               ? QDBusConnection::sessionBus()
               : QDBusConnection(QString());
}

ScreenAwake::ScreenAwake(QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
}

ScreenAwake::~ScreenAwake()
{
    release();
}

void ScreenAwake::set(bool awake)
{
    m_isWanted = awake;
    if (!awake) {
        release();
    } else if (!m_release && !m_isAsking && m_bus.isConnected()) {
        askScreenSaver();
    }
}

void ScreenAwake::askScreenSaver()
{
    m_isAsking = true;
    QDBusMessage call = screenSaverCall(QStringLiteral("Inhibit"));
    call << QStringLiteral("Vedette") << reason();
    auto *const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> cookie = *watcher;
        if (cookie.isError()) {
            askPortal();
            return;
        }
        QDBusMessage back = screenSaverCall(QStringLiteral("UnInhibit"));
        back << cookie.value();
        granted(back);
    });
}

void ScreenAwake::askPortal()
{
    constexpr uint Idle = 8; // of its flags: the session going idle
    QDBusMessage call = portalCall(QStringLiteral("/org/freedesktop/portal/desktop"),
                                   QStringLiteral("Inhibit"), QStringLiteral("Inhibit"));
    call << QString() << Idle << QVariantMap{{QStringLiteral("reason"), reason()}};
    auto *const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> handle = *watcher;
        if (handle.isError()) {
            m_isAsking = false;
            return;
        }
        granted(
            portalCall(handle.value().path(), QStringLiteral("Request"), QStringLiteral("Close")));
    });
}

void ScreenAwake::granted(const QDBusMessage &back)
{
    m_isAsking = false;
    m_release = back;
    if (!m_isWanted) {
        release();
    }
}

void ScreenAwake::release()
{
    if (m_release) {
        m_bus.send(*m_release);
        m_release.reset();
    }
}

} // namespace vedette

#include "moc_ScreenAwake.cpp"
