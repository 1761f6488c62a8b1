// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/ResidentMemory.h"
#include "RawConnection.h"
#include "Siege.h"
#include "TestProgram.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

#include <vector>

using namespace vedette;
using namespace vedette::test;

namespace {

constexpr int Streams = 200;
constexpr int Listeners = 800;
constexpr int Kept = 3000;
/// As DESIGN and ConnectionGuard::Limits promise by default.
constexpr int MostConnections = 4096;
/// KiB: 20 for each, who has an HTTP server's state of its own; an unauthenticated client has none
/// yet. ThreadSanitizer also remembers each one's locks and descriptor: 850 MiB in all were seen.
/// The HTTP server of Qt 6.8 keeps 3 KiB more for each than that of 6.4 (31 and 28 for a connection
/// that is kept after its request; listeners and viewers, who have left it, cost less).
constexpr qint64 GrowthLimit = (ResidentBytesForEach > 1 ? 3 : 2) * Siege::GrowthLimit +
                               (QT_VERSION >= QT_VERSION_CHECK(6, 8, 0) ? 3 * MostConnections : 0);
/// Asked at a time, so that the client's own queue of connections does not overflow.
constexpr std::size_t Burst = 100;

/// Whether an answer with status 200 and its first bytes (of an endless one: a piece) came.
bool isServed(const RawConnection &connection)
{
    QByteArray answer;
    const QDeadlineTimer deadline(Patience);
    while (!deadline.hasExpired()) {
        answer += connection.receive(0);
        const qsizetype head = answer.indexOf("\r\n\r\n");
        if (head >= 0 && answer.size() > head + 4) {
            return answer.startsWith("HTTP/1.1 200 ");
        }
        if (!connection.waitForInput(Patience)) {
            return false;
        }
    }
    return false;
}

} // namespace

/// As many clients at once as are allowed, every one of them in its right.
class TestRelayCrowd : public QObject
{
    Q_OBJECT

private slots:
    void fourThousandAreServedAndNoMoreThanTheLimit();

private:
    void add(int count, const QByteArray &request);
    /// Asks everybody from first to last and counts who was answered.
    int ask(std::size_t first, std::size_t last, const QByteArray &request) const;
    static int connectionCount(WebClient &client);

    Siege m_siege{/*frameBytes=*/2000};
    std::vector<RawConnection> m_clients;
};

void TestRelayCrowd::add(int count, const QByteArray &request)
{
    const std::size_t end = m_clients.size() + static_cast<std::size_t>(count);
    while (m_clients.size() < end) {
        const std::size_t first = m_clients.size();
        while (m_clients.size() < std::min(end, first + Burst)) {
            m_clients.emplace_back(m_siege.port());
            QVERIFY(m_clients.back().isConnected());
        }
        QCOMPARE(ask(first, m_clients.size(), request), static_cast<int>(m_clients.size() - first));
    }
}

int TestRelayCrowd::ask(std::size_t first, std::size_t last, const QByteArray &request) const
{
    int served = 0;
    for (std::size_t begin = first; begin < last; begin += Burst) {
        const std::size_t end = std::min(last, begin + Burst);
        for (std::size_t i = begin; i < end; ++i) {
            m_clients[i].send(request);
        }
        for (std::size_t i = begin; i < end; ++i) {
            served += isServed(m_clients[i]) ? 1 : 0;
        }
    }
    return served;
}

int TestRelayCrowd::connectionCount(WebClient &client)
{
    static const QRegularExpression count(QStringLiteral("\nvedette_connections ([0-9]+)\n"));
    const WebAnswer metrics = client.ask(get("/metrics"));
    return count.match(QString::fromUtf8(metrics.body)).captured(1).toInt();
}

void TestRelayCrowd::fourThousandAreServedAndNoMoreThanTheLimit()
{
    QVERIFY(m_siege.begin());
    WebClient observer(m_siege.port());
    QCOMPARE(observer.ask(get("/counter")).body, QByteArray("1"));
    add(Kept, get("/counter"));
    add(Listeners, get("/api/events"));
    add(Streams, get("/mjpeg"));
    QCOMPARE(observer.ask(get("/counter")).body, QByteArray::number(Streams + 1));
    // The viewer of the siege, and the observer.
    QCOMPARE(connectionCount(observer), Streams + Listeners + Kept + 2);
    QCOMPARE(ask(0, Kept, get("/counter")), Kept);

    add(MostConnections - connectionCount(observer), get("/counter"));
    QCOMPARE(connectionCount(observer), MostConnections);
    const RawConnection tooMany(m_siege.port());
    QVERIFY(tooMany.isClosedWithin(Patience));
    QCOMPARE(connectionCount(observer), MostConnections);

    m_clients.back().reset();
    m_clients.pop_back();
    QTRY_COMPARE_WITH_TIMEOUT(connectionCount(observer), MostConnections - 1, Patience);
    WebClient welcome(m_siege.port());
    QCOMPARE(welcome.ask(get("/counter")).status, 200);
    QCOMPARE(ask(0, Kept, get("/counter")), Kept);
    QCOMPARE(m_siege.verdict(GrowthLimit), QByteArray());
}

VEDETTE_TEST(TestRelayCrowd)
#include "TestRelayCrowd.moc"
