// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QObject>
#include <QProcess>

#include <utility>

namespace vedette::test {

/// A service in the network.
struct Announced
{
    QString type;
    QString name;
    QString host;
    QString address;
    quint16 port = 80;
};

/// Avahi's interface, as far as a search needs it. Signals what it knows before it answers which
/// object will, as the real one may.
class FakeAvahi : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    explicit FakeAvahi(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
        qDBusRegisterMetaType<QList<QByteArray>>(); // the texts of a service
    }

    QList<Announced> announced;
    QStringList browsed;
    bool isMute = false; ///< says nothing of services

public slots:
    // As Avahi calls them.
    // NOLINTBEGIN(readability-identifier-naming)
    QDBusObjectPath ServiceBrowserNew(int /*interface*/, int /*protocol*/, const QString &type,
                                      const QString & /*domain*/, uint /*flags*/)
    {
        browsed.append(type);
        const QString path = QStringLiteral("/Client1/ServiceBrowser%1").arg(browsed.size());
        for (const Announced &service : std::as_const(announced)) {
            if (service.type == type) {
                notify(path, "ItemNew",
                       {2, 0, service.name, type, QStringLiteral("local"), uint{0}});
            }
        }
        if (!isMute) {
            notify(path, "AllForNow", {});
        }
        return QDBusObjectPath(path);
    }

    void ResolveService(int interface, int protocol, const QString &name, const QString &type,
                        const QString &domain, int /*addressProtocol*/, uint /*flags*/,
                        const QDBusMessage &asked)
    {
        for (const Announced &service : std::as_const(announced)) {
            if (service.type == type && service.name == name) {
                asked.setDelayedReply(true);
                m_bus.send(asked.createReply(
                    QVariantList{interface, protocol, name, type, domain, service.host, 0,
                                 service.address, QVariant::fromValue(ushort{service.port}),
                                 QVariant::fromValue(QList<QByteArray>()), uint{0}}));
                return;
            }
        }
    }
    // NOLINTEND(readability-identifier-naming)

private:
    void notify(const QString &path, const char *signal, const QVariantList &arguments)
    {
        QDBusMessage message = QDBusMessage::createSignal(
            path, QStringLiteral("org.freedesktop.Avahi.ServiceBrowser"), QLatin1String(signal));
        message.setArguments(arguments);
        m_bus.send(message);
    }

    QDBusConnection m_bus;
};

/// A system bus of the test's own, from its start on that of the whole process: libdbus reads the
/// bus's address once and keeps it.
class OwnSystemBus
{
public:
    /// Before anything else uses the system bus. False when it did not start.
    bool start()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--print-address")});
        if (!m_daemon.waitForReadyRead(StartTimeout)) {
            return false;
        }
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        m_bus = QDBusConnection::connectToBus(QString::fromLocal8Bit(address), Name);
        return m_bus.isConnected();
    }
    /// Whoever uses it loses it.
    void stop()
    {
        QDBusConnection::disconnectFromBus(Name);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    /// Avahi runs there, while it lives.
    bool serve(FakeAvahi &avahi)
    {
        return m_bus.registerObject(QStringLiteral("/"), &avahi, QDBusConnection::ExportAllSlots) &&
               m_bus.registerService(Avahi);
    }
    void withdraw()
    {
        m_bus.unregisterService(Avahi);
        m_bus.unregisterObject(QStringLiteral("/"));
    }
    [[nodiscard]] QDBusConnection bus() const { return m_bus; }

private:
    static constexpr int StartTimeout = 20'000; ///< ms
    static constexpr QLatin1String Name{"fake-avahi"};
    static constexpr QLatin1String Avahi{"org.freedesktop.Avahi"};

    QProcess m_daemon;
    QDBusConnection m_bus{QString()};
};

} // namespace vedette::test
