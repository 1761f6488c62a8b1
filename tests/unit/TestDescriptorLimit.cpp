// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/listen/DescriptorLimit.h"

#include <QTest>

#include <limits>
#include <sys/resource.h>

using namespace vedette;

namespace {

rlimit currentLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit;
}

bool setLimit(rlim_t soft, rlim_t hard)
{
    const rlimit limit{.rlim_cur = soft, .rlim_max = hard};
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

} // namespace

class TestDescriptorLimit : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void raises_data();
    void raises();
};

/// A process may lower its hard limit for ever, so this program does it to itself.
void TestDescriptorLimit::initTestCase()
{
    QVERIFY(setLimit(256, 512));
}

void TestDescriptorLimit::raises_data()
{
    QTest::addColumn<int>("needed");
    QTest::addColumn<int>("available");
    QTest::newRow("more") << 300 << 300;
    QTest::newRow("all") << 512 << 512;
    QTest::newRow("one too many") << 513 << 512;
    QTest::newRow("absurd") << std::numeric_limits<int>::max() << 512;
    QTest::newRow("enough") << 256 << 256;
    QTest::newRow("less") << 10 << 256;
    QTest::newRow("none") << 0 << 256;
    QTest::newRow("negative") << -1 << 256;
}

void TestDescriptorLimit::raises()
{
    QFETCH(int, needed);
    QFETCH(int, available);
    QVERIFY(setLimit(256, 512));
    QCOMPARE(raiseDescriptorLimit(needed), available);
    QCOMPARE(currentLimit().rlim_cur, static_cast<rlim_t>(available));
    QCOMPARE(currentLimit().rlim_max, rlim_t{512});
}

VEDETTE_TEST(TestDescriptorLimit)
#include "TestDescriptorLimit.moc"
