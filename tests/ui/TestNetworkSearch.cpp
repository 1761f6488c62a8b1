// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "camera/network/NetworkSearch.h"
#include "FakeAvahi.h"
#include "NetworkDialog.h"
#include "TestProgram.h"

#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;

/// The search in the local network, and the dialog that shows what it finds, with an Avahi of the
/// test's own on a bus of its own.
class TestNetworkSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void camerasAreFound();
    void hostileNamesAreCleaned();
    void thereAreNotTooMany();
    void aMuteAvahiIsNotWaitedForLong();
    void itCanBeCancelled();
    void oneIsChosen();
    void aCameraThatMoved();
    void withoutAvahi();
    // The last, as there is no bus any more.
    void withoutABus();

private:
    void run();

    OwnSystemBus m_bus;
    std::unique_ptr<FakeAvahi> m_avahi;
    QList<NetworkCamera> m_found;
    NetworkSearch::Outcome m_outcome = NetworkSearch::Outcome::Done;
};

void TestNetworkSearch::initTestCase()
{
    QVERIFY(m_bus.start());
}

void TestNetworkSearch::init()
{
    m_found.clear();
    m_avahi = std::make_unique<FakeAvahi>(m_bus.bus());
    QVERIFY(m_bus.serve(*m_avahi));
}

void TestNetworkSearch::cleanup()
{
    m_bus.withdraw();
    m_avahi.reset();
}

void TestNetworkSearch::run()
{
    NetworkSearch search;
    connect(&search, &NetworkSearch::found, this, [this](const NetworkCamera &camera) {
        m_found.removeIf([&camera](const auto &one) { return one.isAt(camera); });
        m_found.append(camera);
    });
    bool isFinished = false;
    connect(&search, &NetworkSearch::finished, this,
            [&](NetworkSearch::Outcome outcome, const QString &text) {
                m_outcome = outcome;
                isFinished = true;
                QVERIFY(!text.isEmpty());
            });
    search.start();
    QVERIFY(!isFinished);
    QTRY_VERIFY_WITH_TIMEOUT(isFinished, Timeout);
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

void TestNetworkSearch::itCanBeCancelled()
{
    m_avahi->isMute = true;
    NetworkSearch search;
    QSignalSpy finished(&search, &NetworkSearch::finished);
    search.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_avahi->browsed.size(), 3, Timeout);
    search.cancel();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 0);
}

/// By the keyboard, as a person does.
void TestNetworkSearch::oneIsChosen()
{
    m_avahi->announced = {
        {u"_http._tcp"_s, u"Printer"_s, u"hp.local"_s, u"192.0.2.9"_s},
        {u"_http._tcp"_s, u"esp32-garden"_s, u"esp32-garden.local"_s, u"192.0.2.1"_s, 8080},
        {u"_esphomelib._tcp"_s, u"<b>hall</b>"_s, u"hall.local"_s, u"192.0.2.3"_s, 6053},
    };
    const QPointer<NetworkDialog> dialog(new NetworkDialog({}));
    std::optional<NetworkCamera> chosen;
    connect(dialog, &NetworkDialog::chosen, this,
            [&chosen](const NetworkCamera &camera) { chosen = camera; });
    dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(dialog, Timeout));
    auto *const list = dialog->findChild<QListWidget *>();
    auto *const again = dialog->findChild<QPushButton *>(u"again"_s);
    QTRY_VERIFY_WITH_TIMEOUT(again->isEnabled(), Timeout);
    QVERIFY(
        dialog->findChild<QLabel *>(u"networkText"_s)->text().startsWith(u"Cameras come first"));
    QCOMPARE(list->count(), 3);
    QCOMPARE(list->item(2)->text(), u"Printer at 192.0.2.9, perhaps not a camera"_s);
    QVERIFY(!dialog->findChild<QPushButton *>(u"use"_s)->isEnabled());
    QTest::keyClick(list, Qt::Key_End);
    QTest::keyClick(list, Qt::Key_Home);
    QCOMPARE(list->currentItem()->text(), u"esp32-garden at 192.0.2.1:8080"_s);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(chosen);
    QCOMPARE(chosen->addressToSearch(), u"192.0.2.1:8080"_s);
    QTRY_VERIFY(dialog.isNull());
}

void TestNetworkSearch::aCameraThatMoved()
{
    m_avahi->announced = {
        {u"_http._tcp"_s, u"Yard cam"_s, u"yard.local"_s, u"192.0.2.1"_s},
        {u"_http._tcp"_s, u"esp"_s, u"Garden.local"_s, u"192.0.2.7"_s},
    };
    const QUrl old(u"http://me:secret@garden.local:81/stream"_s);
    const QPointer<NetworkDialog> dialog(new NetworkDialog(old));
    dialog->show();
    const auto *const list = dialog->findChild<QListWidget *>();
    QTRY_COMPARE_WITH_TIMEOUT(list->count(), 2, Timeout);
    QCOMPARE(list->currentItem()->text(), u"esp at 192.0.2.7: this camera's name"_s);
    QCOMPARE(list->currentRow(), 0);
    dialog->close();
    const NetworkCamera found =
        networkCameraOf(u"_http._tcp"_s, u"esp"_s, u"Garden.local"_s, u"192.0.2.7"_s, 80, 2);
    QCOMPARE(movedTo(old, found), QUrl(u"http://192.0.2.7:81/stream"_s));
    QVERIFY(isNamedIn(old, found));
    QVERIFY(!isNamedIn(QUrl(u"http://192.0.2.1/"_s), found));
}

void TestNetworkSearch::withoutAvahi()
{
    m_bus.withdraw();
    run();
    QCOMPARE(m_outcome, NetworkSearch::Outcome::Unavailable);
    const QPointer<NetworkDialog> dialog(new NetworkDialog({}));
    dialog->show();
    const auto *const text = dialog->findChild<QLabel *>(u"networkText"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text->text().contains(u"does not run on this computer"_s), Timeout);
    dialog->close();
}

void TestNetworkSearch::withoutABus()
{
    m_bus.stop();
    run();
    QCOMPARE(m_outcome, NetworkSearch::Outcome::Unavailable);
}

VEDETTE_GUI_TEST(TestNetworkSearch)
#include "TestNetworkSearch.moc"
