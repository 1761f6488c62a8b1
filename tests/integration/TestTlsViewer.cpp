// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"
#include "web/listen/SelfSignedCertificate.h"
#include "web/viewers/TlsViewer.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include <memory>

using namespace vedette;

namespace {

/// More than both sides' kernel buffers and the reader's own take.
constexpr qsizetype BigBytes = qsizetype{32} << 20;
/// Of what its kernel holds, this much the client takes while it does not read.
constexpr qint64 UnreadBytes = 64 * 1024;

} // namespace

/// A viewer behind TLS, with a real socket at both ends.
class TestTlsViewer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void goesOnAfterBeingBusy();
    void reportsThatTheClientLeft();
    void endsWhenTheClientSendsTooMuch();

private:
    QSslServer m_server;
    std::unique_ptr<QSslSocket> m_client;
    std::unique_ptr<TlsViewer> m_viewer;
    QByteArray m_received;
};

void TestTlsViewer::initTestCase()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto made = SelfSignedCertificate::make({}, now.addDays(-1), now.addDays(1));
    QVERIFY(made);
    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(made->certificate));
    configuration.setPrivateKey(QSslKey(made->key, QSsl::Ec));
    m_server.setSslConfiguration(configuration);
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
}

void TestTlsViewer::init()
{
    m_client = std::make_unique<QSslSocket>();
    m_client->setPeerVerifyMode(QSslSocket::VerifyNone);
    m_client->setReadBufferSize(UnreadBytes);
    m_client->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_server.serverPort());
    QTRY_VERIFY(m_client->isEncrypted() && m_server.hasPendingConnections());
    ClientSocket accepted;
    accepted.socket.reset(m_server.nextPendingConnection());
    accepted.socket->setParent(nullptr);
    m_viewer = std::make_unique<TlsViewer>(std::move(accepted), "head");
    QTRY_COMPARE(m_client->bytesAvailable(), 4);
    QCOMPARE(m_client->readAll(), QByteArray("head"));
}

void TestTlsViewer::cleanup()
{
    m_viewer.reset();
    m_client.reset();
}

void TestTlsViewer::goesOnAfterBeingBusy()
{
    m_viewer->offer(QByteArray(BigBytes, 'b'));
    m_viewer->offer("skipped");
    m_viewer->offer("newest");
    QTRY_VERIFY(m_client->bytesAvailable() >= UnreadBytes);
    QCOMPARE(m_viewer->piecesSent(), 0);

    m_received = m_client->readAll();
    connect(m_client.get(), &QSslSocket::readyRead, this,
            [this] { m_received += m_client->readAll(); });
    QTRY_COMPARE(m_received.size(), BigBytes + 6);
    QVERIFY(m_received.endsWith("bnewest"));
    // This is what once came no more.
    m_viewer->offer("next");
    QTRY_VERIFY(m_received.endsWith("newestnext"));
    QCOMPARE(m_viewer->piecesSent(), 3);
    QCOMPARE(m_viewer->piecesSkipped(), 1);
}

void TestTlsViewer::reportsThatTheClientLeft()
{
    QSignalSpy ended(m_viewer.get(), &Viewer::ended);
    m_client->abort();
    QTRY_COMPARE(ended.size(), 1);
}

void TestTlsViewer::endsWhenTheClientSendsTooMuch()
{
    QSignalSpy ended(m_viewer.get(), &Viewer::ended);
    m_client->write(QByteArray(Viewer::MaximumInputBytes, 'x'));
    QTRY_COMPARE(m_client->bytesToWrite() + m_client->encryptedBytesToWrite(), 0);
    QCOMPARE(ended.size(), 0);
    m_client->write("x");
    QTRY_COMPARE(ended.size(), 1);
}

VEDETTE_TEST(TestTlsViewer)

#include "TestTlsViewer.moc"
