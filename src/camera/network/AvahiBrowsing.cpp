// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/network/AvahiBrowsing.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QUuid>

#include <array>
#include <utility>

namespace vedette {

namespace {

constexpr QLatin1String Service("org.freedesktop.Avahi");
constexpr QLatin1String BrowserInterface("org.freedesktop.Avahi.ServiceBrowser");
constexpr std::array Types{"_http._tcp", "_arduino._tcp", "_esphomelib._tcp"};
// Avahi's constants (avahi-common/address.h).
constexpr int AnyInterface = -1;
constexpr int Ipv4 = 0;
constexpr uint NoFlags = 0;
/// Of the answer to ResolveService, by position: interface, protocol, name, type, domain, host,
/// its protocol, address, port, texts, flags.
constexpr qsizetype ResolvedArguments = 11;

} // namespace

AvahiBrowsing::AvahiBrowsing(std::chrono::milliseconds timeout, int most)
    : m_connectionName(QUuid::createUuid().toString())
    , m_bus(QDBusConnection::connectToBus(QDBusConnection::SystemBus, m_connectionName))
    , m_most(most)
{
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(timeout);
    connect(&m_deadline, &QTimer::timeout, this, &AvahiBrowsing::conclude);
}

AvahiBrowsing::~AvahiBrowsing()
{
    QDBusConnection::disconnectFromBus(m_connectionName);
}

QDBusMessage AvahiBrowsing::call(const char *method)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        Service, QStringLiteral("/"), QStringLiteral("org.freedesktop.Avahi.Server"),
        QLatin1String(method));
    message.setAutoStartService(false);
    return message;
}

void AvahiBrowsing::start()
{
    m_deadline.start();
    if (!m_bus.isConnected()) {
        conclude();
        return;
    }
    // Before it is asked, and for all its objects: it may speak before it says which object will.
    m_bus.connect(Service, QString(), BrowserInterface, QStringLiteral("ItemNew"), this,
                  SLOT(itemNew(int, int, QString, QString, QString, uint)));
    m_bus.connect(Service, QString(), BrowserInterface, QStringLiteral("AllForNow"), this,
                  SLOT(allForNow()));
    m_bus.connect(Service, QString(), BrowserInterface, QStringLiteral("Failure"), this,
                  SLOT(allForNow()));
    for (const char *const type : Types) {
        browse(QLatin1String(type));
    }
}

void AvahiBrowsing::browse(const QString &type)
{
    ++m_browsing;
    QDBusMessage message = call("ServiceBrowserNew");
    message << AnyInterface << Ipv4 << type << QString() << NoFlags;
    auto *const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *ended) {
                ended->deleteLater();
                takeBrowser(QDBusPendingReply<>(*ended).reply());
            });
}

void AvahiBrowsing::takeBrowser(const QDBusMessage &answer)
{
    if (answer.type() == QDBusMessage::ReplyMessage) {
        m_isAvailable = true;
    } else {
        --m_browsing;
        finishIfDone();
    }
}

void AvahiBrowsing::itemNew(int interface, int protocol, const QString &name, const QString &type,
                            const QString &domain, uint flags)
{
    Q_UNUSED(flags)
    if (m_isOver || m_asked >= m_most) {
        return;
    }
    ++m_asked;
    ++m_resolving;
    QDBusMessage message = call("ResolveService");
    message << interface << protocol << name << type << domain << Ipv4 << NoFlags;
    auto *const watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, type](QDBusPendingCallWatcher *ended) {
                ended->deleteLater();
                --m_resolving;
                takeService(type, QDBusPendingReply<>(*ended).reply());
                finishIfDone();
            });
}

void AvahiBrowsing::takeService(const QString &type, const QDBusMessage &answer)
{
    const QVariantList values = answer.arguments();
    if (!m_isOver && answer.type() == QDBusMessage::ReplyMessage &&
        values.size() == ResolvedArguments) {
        const auto port = static_cast<quint16>(values[8].toUInt());
        emit resolved(networkCameraOf(type, values[2].toString(), values[5].toString(),
                                      values[7].toString(), port, values[0].toInt()));
    }
}

void AvahiBrowsing::allForNow()
{
    m_isAvailable = true;
    --m_browsing;
    finishIfDone();
}

void AvahiBrowsing::finishIfDone()
{
    if (m_browsing <= 0 && m_resolving == 0) {
        conclude();
    }
}

void AvahiBrowsing::conclude()
{
    if (!std::exchange(m_isOver, true)) {
        m_deadline.stop();
        emit finished(m_isAvailable);
    }
}

} // namespace vedette

#include "moc_AvahiBrowsing.cpp"
