// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/UnixSignals.h"

#include "TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using vedette::UnixSignals;

class TestUnixSignals : public QObject
{
    Q_OBJECT

private slots:
    void aStorm_data();
    void aStorm();
    static void cleanup();
};

void TestUnixSignals::cleanup()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        std::signal(signal, SIG_DFL);
    }
}

void TestUnixSignals::aStorm_data()
{
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("ends");
    QTest::newRow("reload") << SIGHUP << 0;
    QTest::newRow("end") << SIGTERM << 1;
}

/// More than a socket takes, while nobody comes to read it.
void TestUnixSignals::aStorm()
{
    QFETCH(const int, last);
    QFETCH(const int, ends);
    const UnixSignals source;
    const QSignalSpy reloads(&source, &UnixSignals::reloadRequested);
    const QSignalSpy terminations(&source, &UnixSignals::terminationRequested);
    for (int i = 0; i < 10'000; ++i) {
        std::raise(SIGHUP);
    }
    std::raise(last);
    QTRY_COMPARE(reloads.size() + terminations.size(), 1);
    QCOMPARE(terminations.size(), ends);
    // All of them were taken.
    if (ends == 0) {
        std::raise(SIGTERM);
        QTRY_COMPARE(terminations.size(), 1);
        QCOMPARE(reloads.size(), 1);
    }
}

VEDETTE_TEST(TestUnixSignals)
#include "TestUnixSignals.moc"
