// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/search/NetworkSearch.h"
#include "TestProgram.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace vedette;

namespace {

constexpr int Patience = 20'000; // milliseconds
constexpr QLatin1String BusName("fake-avahi");

} // namespace

/// A service in the network.
struct Announced
{
    QString type;
    QString name;
    QString host;
    QString address;
    quint16 port = 80;
};

/// Avahi's interface, as far as a search needs it. Speaks of what it knows before it says which
/// object will, as the real one may.
class FakeAvahi : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    explicit FakeAvahi(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
    }

    QList<Announced> announced;
    QStringList browsed;
    bool isMute = false; ///< says nothing of services

public slots:
    QDBusObjectPath ServiceBrowserNew(int, int, const QString &type, const QString &, uint)
    {
        browsed.append(type);
        const QString path = QStringLiteral("/Client1/ServiceBrowser%1").arg(browsed.size());
        for (const Announced &service : std::as_const(announced)) {
            if (service.type == type) {
                tell(path, "ItemNew", {2, 0, service.name, type, QStringLiteral("local"), uint{0}});
            }
        }
        if (!isMute) {
            tell(path, "AllForNow", {});
        }
        return QDBusObjectPath(path);
    }

    void ResolveService(int interface, int protocol, const QString &name, const QString &type,
                        const QString &domain, int, uint, const QDBusMessage &asked)
    {
        for (const Announced &service : std::as_const(announced)) {
            if (service.type == type && service.name == name) {
                m_bus.send(asked.createReply(
                    QVariantList{interface, protocol, name, type, domain, service.host, 0,
                                 service.address, QVariant::fromValue(ushort{service.port}),
                                 QVariant::fromValue(QList<QByteArray>()), uint{0}}));
                asked.setDelayedReply(true);
                return;
            }
        }
    }

private:
    void tell(const QString &path, const char *signal, const QVariantList &arguments)
    {
        QDBusMessage message = QDBusMessage::createSignal(
            path, QStringLiteral("org.freedesktop.Avahi.ServiceBrowser"), QLatin1String(signal));
        message.setArguments(arguments);
        m_bus.send(message);
    }

    QDBusConnection m_bus;
};

/// The search in the local network, with an Avahi of its own on a bus of its own.
class TestNetworkSearch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void camerasAreFound();
    void hostileNamesAreCleaned();
    void thereAreNotTooMany();
    void aMuteAvahiIsNotWaitedForLong();
    void withoutAvahi();
    void withoutABus();
    void itCanBeCancelled();
    void movedCameras_data();
    void movedCameras();

private:
    void run();

    QProcess m_daemon;
    std::unique_ptr<QDBusConnection> m_bus;
    std::unique_ptr<FakeAvahi> m_avahi;
    QList<NetworkCamera> m_found;
    NetworkSearch::Outcome m_outcome = NetworkSearch::Outcome::Done;
};

void TestNetworkSearch::init()
{
    m_found.clear();
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--print-address")});
    QVERIFY(m_daemon.waitForReadyRead(Patience));
    const QByteArray address = m_daemon.readLine().trimmed();
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
    m_bus = std::make_unique<QDBusConnection>(
        QDBusConnection::connectToBus(QString::fromLocal8Bit(address), BusName));
    m_avahi = std::make_unique<FakeAvahi>(*m_bus);
    QVERIFY(
        m_bus->registerObject(QStringLiteral("/"), m_avahi.get(), QDBusConnection::ExportAllSlots));
    QVERIFY(m_bus->registerService(QStringLiteral("org.freedesktop.Avahi")));
}

void TestNetworkSearch::cleanup()
{
    m_avahi.reset();
    m_bus.reset();
    QDBusConnection::disconnectFromBus(BusName);
    m_daemon.kill();
    m_daemon.waitForFinished();
}

void TestNetworkSearch::run()
{
    NetworkSearch search;
    connect(&search, &NetworkSearch::found, this,
            [this](const NetworkCamera &camera) { m_found.append(camera); });
    bool isFinished = false;
    connect(&search, &NetworkSearch::finished, this,
            [&](NetworkSearch::Outcome outcome, const QString &text) {
                m_outcome = outcome;
                isFinished = true;
                QVERIFY(!text.isEmpty());
            });
    search.start();
    QVERIFY(!isFinished);
    QTRY_VERIFY_WITH_TIMEOUT(isFinished, Patience);
}

void TestNetworkSearch::camerasAreFound()
{
    const QString http = QStringLiteral("_http._tcp");
    m_avahi->announced = {
        {http, QStringLiteral("Printer"), QStringLiteral("hp.local"), QStringLiteral("192.0.2.9")},
        {http, QStringLiteral("esp32-garden"), QStringLiteral("esp32-garden.local"),
         QStringLiteral("192.0.2.1"), 8080},
        {QStringLiteral("_arduino._tcp"), QStringLiteral("garden"), QStringLiteral("garden.local"),
         QStringLiteral("192.0.2.2"), 3232},
        {QStringLiteral("_esphomelib._tcp"), QStringLiteral("hall"), QStringLiteral("hall.local"),
         QStringLiteral("192.0.2.3"), 6053},
        {http, QStringLiteral("hall"), QStringLiteral("hall.local"), QStringLiteral("192.0.2.3")},
    };
    run();
    QCOMPARE(m_outcome, NetworkSearch::Outcome::Done);
    QCOMPARE(m_avahi->browsed.size(), 3);
    QStringList addresses;
    for (const NetworkCamera &camera : std::as_const(m_found)) {
        addresses.append(camera.addressToSearch());
        QCOMPARE(camera.looksLikeCamera, camera.name != QLatin1String("Printer"));
    }
    addresses.sort();
    QCOMPARE(addresses, (QStringList{QStringLiteral("192.0.2.1:8080"), QStringLiteral("192.0.2.2"),
                                     QStringLiteral("192.0.2.3"), QStringLiteral("192.0.2.9")}));
}

void TestNetworkSearch::hostileNamesAreCleaned()
{
    const QString http = QStringLiteral("_http._tcp");
    m_avahi->announced = {
        {http, QStringLiteral("cam\n\x1b[2J\u202E") + QString(300, QLatin1Char('x')),
         QStringLiteral("cam.local"), QStringLiteral("192.0.2.1")},
        {http, QStringLiteral("cam 2"), QStringLiteral("cam2.local"),
         QStringLiteral("192.0.2.1@evil.example")},
        {http, QStringLiteral("cam 3"), QStringLiteral("cam3.local"), QStringLiteral("224.0.0.1")},
        {http, QStringLiteral("cam 4"), QStringLiteral("cam4.local"), QStringLiteral("192.0.2.4"),
         0},
    };
    run();
    QCOMPARE(m_found.size(), 1);
    QVERIFY(m_found[0].name.startsWith(QStringLiteral("cam[2Jxx")));
    QVERIFY(m_found[0].name.size() <= NetworkCamera::MaximumNameLength);
}

void TestNetworkSearch::thereAreNotTooMany()
{
    for (int i = 0; i < 200; ++i) {
        m_avahi->announced.append({QStringLiteral("_http._tcp"), QStringLiteral("cam%1").arg(i),
                                   QStringLiteral("cam%1.local").arg(i),
                                   QStringLiteral("192.0.2.%1").arg(i)});
    }
    run();
    QCOMPARE(m_found.size(), NetworkSearch::MostCameras);
}

void TestNetworkSearch::aMuteAvahiIsNotWaitedForLong()
{
    m_avahi->isMute = true;
    run();
    QCOMPARE(m_outcome, NetworkSearch::Outcome::Done);
}

void TestNetworkSearch::withoutAvahi()
{
    QVERIFY(m_bus->unregisterService(QStringLiteral("org.freedesktop.Avahi")));
    run();
    QCOMPARE(m_outcome, NetworkSearch::Outcome::Unavailable);
}

void TestNetworkSearch::withoutABus()
{
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent");
    run();
    QCOMPARE(m_outcome, NetworkSearch::Outcome::Unavailable);
}

void TestNetworkSearch::itCanBeCancelled()
{
    m_avahi->isMute = true;
    NetworkSearch search;
    QSignalSpy finished(&search, &NetworkSearch::finished);
    search.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsed.size(), 3, Patience);
    search.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 0);
}

void TestNetworkSearch::movedCameras_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("knownHost");
    QTest::addColumn<QString>("moved");
    const QString known = QStringLiteral("Cam.local");
    QTest::newRow("moved") << "http://192.0.2.1:81/stream" << known << "http://192.0.2.7:81/stream";
    QTest::newRow("its login stays behind")
        << "http://me:secret@192.0.2.1/mjpeg" << known << "http://192.0.2.7/mjpeg";
    QTest::newRow("a name this computer cannot look up")
        << "http://cam.local/mjpeg" << QString() << "http://192.0.2.7/mjpeg";
    QTest::newRow("still there") << "http://192.0.2.7/mjpeg" << known << QString();
    QTest::newRow("another one") << "http://192.0.2.1/mjpeg"
                                 << "hall.local" << QString();
    QTest::newRow("never known by a name") << "http://192.0.2.1/mjpeg" << QString() << QString();
}

void TestNetworkSearch::movedCameras()
{
    QFETCH(QString, old);
    QFETCH(QString, knownHost);
    QFETCH(QString, moved);
    const NetworkCamera found =
        networkCameraOf(QStringLiteral("_http._tcp"), QStringLiteral("cam"),
                        QStringLiteral("cam.local"), QStringLiteral("192.0.2.7"), 80, 2);
    QCOMPARE(movedTo(QUrl(old), knownHost, found).toString(), moved);
}

VEDETTE_TEST(TestNetworkSearch)
#include "TestNetworkSearch.moc"
