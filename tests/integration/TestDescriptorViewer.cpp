// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "NoDescriptors.h"
#include "RawConnection.h"
#include "TestProgram.h"
#include "web/viewers/DescriptorViewer.h"
#include "web/viewers/ViewerSet.h"
#include "WebClient.h"

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <memory>
#include <sys/ioctl.h>

using namespace vedette;
using namespace vedette::test;

namespace {

/// What a socket has received and nobody has read.
class ReceiveQueue
{
public:
    explicit ReceiveQueue(const QTcpSocket &socket)
        : m_descriptor(::dup(static_cast<int>(socket.socketDescriptor())))
    {
    }
    ReceiveQueue(const ReceiveQueue &) = delete;
    ReceiveQueue &operator=(const ReceiveQueue &) = delete;
    ~ReceiveQueue() { ::close(m_descriptor); }

    [[nodiscard]] int count() const
    {
        int bytes = 0;
        return ::ioctl(m_descriptor, FIONREAD, &bytes) == 0 ? bytes : -1;
    }

private:
    int m_descriptor;
};

} // namespace

/// A viewer without TLS, with a real socket at both ends.
class TestDescriptorViewer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void endsOnce();
    void readsABoundedPieceATurn();
    void endsWhenTheClientSendsTooMuch();
    void withoutADescriptorTheClientIsClosed();

private:
    QTcpServer m_server;
    std::unique_ptr<RawConnection> m_client;
    ClientSocket m_accepted;
    std::shared_ptr<int> m_count;
};

void TestDescriptorViewer::initTestCase()
{
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
}

void TestDescriptorViewer::init()
{
    m_client = std::make_unique<RawConnection>(m_server.serverPort());
    QVERIFY(m_server.waitForNewConnection(Patience));
    m_count = std::make_shared<int>(0);
    m_accepted.socket.reset(m_server.nextPendingConnection());
    m_accepted.socket->setParent(nullptr);
    m_accepted.lease = ConnectionLease(m_count);
}

/// That the client has left shows when writing and when reading, perhaps in the same turn of the
/// event loop.
void TestDescriptorViewer::endsOnce()
{
    DescriptorViewer viewer(std::move(m_accepted), "head");
    QSignalSpy ended(&viewer, &Viewer::ended);
    m_client->reset();
    viewer.offer("piece");
    viewer.ready(/*readable=*/true, /*writable=*/true, /*broken=*/true);
    QCoreApplication::processEvents();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(*m_count, 0);
}

void TestDescriptorViewer::readsABoundedPieceATurn()
{
    constexpr int Sent = 3 * DescriptorViewer::InputBytesEachTurn;
    const ReceiveQueue queue(*m_accepted.socket);
    DescriptorViewer viewer(std::move(m_accepted), "head");
    QCOMPARE(m_client->send(QByteArray(Sent, 'x')), Sent);
    const int before = queue.count();
    QVERIFY(before > DescriptorViewer::InputBytesEachTurn);
    viewer.ready(/*readable=*/true, /*writable=*/false, /*broken=*/false);
    QVERIFY2(queue.count() >= before - DescriptorViewer::InputBytesEachTurn,
             QByteArray::number(before - queue.count()));
    // The rest follows in the next turns.
    QTRY_COMPARE(queue.count(), 0);
}

void TestDescriptorViewer::endsWhenTheClientSendsTooMuch()
{
    const auto queue = std::make_unique<ReceiveQueue>(*m_accepted.socket);
    ViewerPlaces places{.maximum = 1000};
    ViewerSet viewers(places);
    QVERIFY(viewers.add(std::move(m_accepted), "head"));
    qint64 left = Viewer::MaximumInputBytes;
    QTRY_VERIFY_WITH_TIMEOUT((left -= m_client->send(QByteArray(left, 'x'), 0)) == 0, Patience);
    QTRY_COMPARE(queue->count(), 0);
    QCOMPARE(viewers.count(), 1);
    m_client->send("x");
    QTRY_COMPARE(viewers.count(), 0);
}

void TestDescriptorViewer::withoutADescriptorTheClientIsClosed()
{
    ViewerPlaces places{.maximum = 1000};
    ViewerSet viewers(places);
    QSignalSpy count(&viewers, &ViewerSet::countChanged);
    // UBSan looks at QDebug through a pipe, for which no descriptor is left.
    QLoggingCategory::setFilterRules(QStringLiteral("vedette.web=false"));
    const auto restored = qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
    {
        const NoDescriptors none;
        QCOMPARE(viewers.add(std::move(m_accepted), "head"), nullptr);
    }
    QVERIFY(m_client->isClosedWithin(Patience));
    QCOMPARE(viewers.count(), 0);
    QCOMPARE(viewers.refused(), quint64(1));
    QCOMPARE(count.size(), 0);
    QCOMPARE(*m_count, 0);
}

VEDETTE_TEST(TestDescriptorViewer)

#include "TestDescriptorViewer.moc"
