// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ScreenAwake.h"
#include "TestProgram.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QProcess>
#include <QTest>
#include <QVariantMap>

using vedette::ScreenAwake;

namespace {

constexpr QLatin1String ClientName("vedette");
constexpr QLatin1String DesktopName("desktop");

} // namespace

/// A desktop's screen saver, which has been asked so often and not yet been given back.
class FakeScreenSaver : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    QList<uint> held;
    int asked = 0;

public slots:
    // NOLINTNEXTLINE(readability-identifier-naming): the bus knows it by this name
    uint Inhibit(const QString & /*program*/, const QString & /*reason*/)
    {
        held.append(++asked + 40);
        return held.constLast();
    }
    // NOLINTNEXTLINE(readability-identifier-naming): likewise
    void UnInhibit(uint cookie) { held.removeOne(cookie); }
};

/// A desktop's portal, which stands for its request as well.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Inhibit")

public:
    uint flags = 0;

public slots:
    // NOLINTNEXTLINE(readability-identifier-naming): likewise
    QDBusObjectPath Inhibit(const QString & /*window*/, uint what, const QVariantMap & /*options*/)
    {
        flags = what;
        return QDBusObjectPath(QStringLiteral("/request/1"));
    }
};

class FakePortalRequest : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Request")

public:
    bool isClosed = false;

public slots:
    // NOLINTNEXTLINE(readability-identifier-naming): likewise
    void Close() { isClosed = true; }
};

/// Keeping the screen awake, on a bus of its own.
class TestScreenAwake : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theScreenSaverIsAskedOnce();
    void aChangeOfMindIsKept();
    void itEndsWithTheObject();
    void thePortalIsTheNextToAsk();
    void withoutABusNothingHappens();

private:
    QProcess m_daemon;
    std::unique_ptr<QDBusConnection> m_desktop;
    std::unique_ptr<QDBusConnection> m_client;
};

void TestScreenAwake::init()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--print-address")});
    QVERIFY(m_daemon.waitForReadyRead(Timeout));
    const QString address = QString::fromLocal8Bit(m_daemon.readLine().trimmed());
    m_desktop =
        std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, DesktopName));
    m_client =
        std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, ClientName));
    QVERIFY(m_desktop->isConnected() && m_client->isConnected());
}

void TestScreenAwake::cleanup()
{
    m_desktop.reset();
    m_client.reset();
    QDBusConnection::disconnectFromBus(DesktopName);
    QDBusConnection::disconnectFromBus(ClientName);
    m_daemon.kill();
    m_daemon.waitForFinished();
}

namespace {

bool serveScreenSaver(QDBusConnection &bus, FakeScreenSaver &saver)
{
    return bus.registerObject(QStringLiteral("/org/freedesktop/ScreenSaver"), &saver,
                              QDBusConnection::ExportAllSlots) &&
           bus.registerService(QStringLiteral("org.freedesktop.ScreenSaver"));
}

} // namespace

void TestScreenAwake::theScreenSaverIsAskedOnce()
{
    FakeScreenSaver saver;
    QVERIFY(serveScreenSaver(*m_desktop, saver));
    ScreenAwake awake(*m_client);
    awake.set(true);
    awake.set(true);
    QTRY_COMPARE(saver.held, QList<uint>{41});
    awake.set(true);
    awake.set(false);
    QTRY_VERIFY(saver.held.isEmpty());
    awake.set(true);
    QTRY_COMPARE(saver.held, QList<uint>{42});
}

void TestScreenAwake::aChangeOfMindIsKept()
{
    FakeScreenSaver saver;
    QVERIFY(serveScreenSaver(*m_desktop, saver));
    ScreenAwake awake(*m_client);
    // Before the first answer is here.
    awake.set(true);
    awake.set(false);
    QTRY_COMPARE(saver.asked, 1);
    QTRY_VERIFY(saver.held.isEmpty());
    awake.set(true);
    awake.set(false);
    awake.set(true);
    QTRY_COMPARE(saver.held, QList<uint>{42});
}

void TestScreenAwake::itEndsWithTheObject()
{
    FakeScreenSaver saver;
    QVERIFY(serveScreenSaver(*m_desktop, saver));
    {
        ScreenAwake awake(*m_client);
        awake.set(true);
        QTRY_COMPARE(saver.held.size(), 1);
        // The answer, too, has to be here.
        QTRY_VERIFY(awake.findChildren<QObject *>().isEmpty());
    }
    QTRY_VERIFY(saver.held.isEmpty());
}

void TestScreenAwake::thePortalIsTheNextToAsk()
{
    FakePortal portal;
    FakePortalRequest request;
    QVERIFY(m_desktop->registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &portal,
                                      QDBusConnection::ExportAllSlots));
    QVERIFY(m_desktop->registerObject(QStringLiteral("/request/1"), &request,
                                      QDBusConnection::ExportAllSlots));
    QVERIFY(m_desktop->registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    ScreenAwake awake(*m_client);
    awake.set(true);
    QTRY_COMPARE(portal.flags, 8U);
    awake.set(false);
    QTRY_VERIFY(request.isClosed);
}

void TestScreenAwake::withoutABusNothingHappens()
{
    ScreenAwake awake{QDBusConnection(QString())};
    awake.set(true);
    awake.set(false);
    QVERIFY(awake.findChildren<QObject *>().isEmpty());
}

VEDETTE_TEST(TestScreenAwake)
#include "TestScreenAwake.moc"
