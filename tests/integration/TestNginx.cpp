// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/FrameStamp.h"
#include "Nginx.h"
#include "RelayPrograms.h"
#include "stream/Frame.h"
#include "stream/MultipartParser.h"
#include "TestProgram.h"

#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <memory>

using vedette::MultipartParser;
using vedette::SteadyClock;
using vedette::test::Nginx;
using vedette::test::RelayPrograms;

namespace {

using std::chrono::milliseconds;

/// Slow enough that a picture held back for the next one cannot be mistaken for a busy machine.
constexpr int PictureRate = 4;
constexpr milliseconds FrameInterval{1000 / PictureRate};

struct NginxAnswer
{
    int status = 0;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

NginxAnswer parse(const QByteArray &bytes)
{
    NginxAnswer answer;
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    answer.body = bytes.mid(end + 4);
    const QList<QByteArray> lines = bytes.left(end).split('\n');
    answer.status = lines.constFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return answer;
}

QStringList curlLogin(const QString &password = QLatin1String(RelayPrograms::Password))
{
    return {QStringLiteral("--user"),
            QLatin1String(RelayPrograms::UserName) + QLatin1Char(':') + password};
}

} // namespace

/// A real nginx with packaging/nginx/vedette.conf in front of a real vedette-server.
class TestNginx : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void streamIsNotHeldBack_data();
    void streamIsNotHeldBack();
    void aViewerWhoLeavesIsGone();
    void pageAndItsFilesWorkBelowThePrefix();
    void prefixWithoutSlashLeadsToThePage();
    void eventsKeepArriving();
    void steeringWorksAndForeignPagesMayNot();
    void headersAreKept();
    void nothingIsStored();
    void clientsAreThrottledByTheirOwnAddress();
    void theExampleSiteIsRight();

private:
    QString url(const QString &path) const
    {
        return QStringLiteral("https://%1:%2%3")
            .arg(QLatin1String(Nginx::HostName), QString::number(m_nginx->port()), path);
    }
    QStringList curlArguments(const QString &path, const QStringList &options) const;
    NginxAnswer get(const QString &path, const QStringList &options = curlLogin()) const;
    int viewers() const { return get(QStringLiteral("/counter")).body.toInt(); }

    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<RelayPrograms> m_relay;
};

void TestNginx::initTestCase()
{
    m_nginx = std::make_unique<Nginx>();
    const QString snippet = QFINDTESTDATA("../../packaging/nginx/vedette.conf");
    QVERIFY2(m_nginx->start(snippet), qPrintable(m_nginx->errorText()));
    m_relay = std::make_unique<RelayPrograms>();
    const bool isStarted =
        m_relay->start({QStringLiteral("--listen"), QStringLiteral("unix:") + m_nginx->socketPath(),
                        QStringLiteral("--trusted-proxy"), QStringLiteral("unix"),
                        QStringLiteral("--host"), QLatin1String(Nginx::HostName)},
                       {QStringLiteral("--fps"), QString::number(PictureRate)});
    QVERIFY2(isStarted, qPrintable(m_relay->errorText()));
}

void TestNginx::cleanupTestCase()
{
    m_relay.reset();
    m_nginx.reset();
}

QStringList TestNginx::curlArguments(const QString &path, const QStringList &options) const
{
    // The certificate is the test's own; the name is none of this machine's.
    return QStringList{QStringLiteral("-sS"), QStringLiteral("--insecure"),
                       QStringLiteral("--resolve"),
                       QStringLiteral("%1:%2:127.0.0.1")
                           .arg(QLatin1String(Nginx::HostName), QString::number(m_nginx->port()))} +
           options + QStringList{url(path)};
}

NginxAnswer TestNginx::get(const QString &path, const QStringList &options) const
{
    QProcess curl;
    curl.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    curl.start(QStringLiteral("curl"),
               curlArguments(path, QStringList{QStringLiteral("--include")} + options));
    return curl.waitForFinished(Timeout) ? parse(curl.readAllStandardOutput()) : NginxAnswer();
}

void TestNginx::streamIsNotHeldBack_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("version");
    QTest::newRow("HTTP/1.1") << QStringLiteral("/mjpeg") << QStringLiteral("--http1.1");
    QTest::newRow("HTTP/2") << QStringLiteral("/mjpeg") << QStringLiteral("--http2");
    QTest::newRow("below the prefix")
        << QStringLiteral("/camera/mjpeg") << QStringLiteral("--http1.1");
}

/// A proxy that buffers shows each picture when the next one pushes it out, an interval later.
void TestNginx::streamIsNotHeldBack()
{
    QFETCH(QString, path);
    QFETCH(QString, version);
    QList<std::chrono::nanoseconds> latencies;
    QList<quint64> sequences;
    const auto take = [&](const QByteArray &jpeg) {
        if (const auto stamp = vedette::readFrameStamp(jpeg)) {
            latencies += SteadyClock::now().time_since_epoch() - stamp->sent;
            sequences += stamp->sequence;
        }
    };
    MultipartParser parser(
        {}, take, [](MultipartParser::Problem, const QString &text) { QFAIL(qPrintable(text)); });
    QProcess curl;
    connect(&curl, &QProcess::readyReadStandardOutput, &curl,
            [&] { parser.feed(curl.readAllStandardOutput()); });
    curl.start(
        QStringLiteral("curl"),
        curlArguments(path, curlLogin() + QStringList{version, QStringLiteral("--no-buffer")}));
    QTRY_VERIFY_WITH_TIMEOUT(latencies.size() >= 8, Timeout);
    curl.kill();
    curl.waitForFinished();

    for (qsizetype i = 1; i < sequences.size(); ++i) {
        QCOMPARE(sequences.at(i), sequences.at(i - 1) + 1);
    }
    std::sort(latencies.begin(), latencies.end());
    const auto median =
        std::chrono::duration_cast<milliseconds>(latencies.at(latencies.size() / 2));
    qInfo("median latency %lld ms", static_cast<long long>(median.count()));
    QVERIFY(median < FrameInterval / 2);
}

void TestNginx::aViewerWhoLeavesIsGone()
{
    QTRY_COMPARE_WITH_TIMEOUT(viewers(), 0, Timeout);
    QProcess curl;
    curl.start(QStringLiteral("curl"), curlArguments(QStringLiteral("/mjpeg"), curlLogin()));
    QTRY_COMPARE_WITH_TIMEOUT(viewers(), 1, Timeout);
    curl.kill();
    curl.waitForFinished();
    QTRY_COMPARE_WITH_TIMEOUT(viewers(), 0, Timeout);
}

void TestNginx::pageAndItsFilesWorkBelowThePrefix()
{
    const NginxAnswer page = get(QStringLiteral("/camera/"));
    QCOMPARE(page.status, 200);
    static const QRegularExpression reference(QStringLiteral("(?:src|href)=\"([^\"]+)\""));
    const QString html = QString::fromUtf8(page.body);
    int files = 0;
    for (const auto &match : reference.globalMatch(html)) {
        const QString file = match.captured(1);
        if (file == QLatin1String("mjpeg")) {
            continue; // it has no end
        }
        QVERIFY2(!file.startsWith(QLatin1Char('/')), qPrintable(file));
        // Who is the owner already is sent back to the page.
        QCOMPARE(get(QStringLiteral("/camera/") + file).status,
                 file == QLatin1String("owner") ? 303 : 200);
        ++files;
    }
    QVERIFY(files >= 5);
    QCOMPARE(get(QStringLiteral("/camera/"), {}).status, 401);
}

void TestNginx::prefixWithoutSlashLeadsToThePage()
{
    const NginxAnswer redirect = get(QStringLiteral("/camera"));
    QCOMPARE(redirect.status, 308);
    QCOMPARE(redirect.headers.value("location"), "/camera/");
}

void TestNginx::eventsKeepArriving()
{
    QProcess curl;
    QByteArray events;
    connect(&curl, &QProcess::readyReadStandardOutput, &curl,
            [&] { events += curl.readAllStandardOutput(); });
    curl.start(QStringLiteral("curl"),
               curlArguments(QStringLiteral("/camera/api/events"),
                             curlLogin() + QStringList{QStringLiteral("--no-buffer")}));
    // The server sends one at once and then one every two seconds.
    QTRY_VERIFY_WITH_TIMEOUT(events.count("\n\n") >= 3, Timeout);
    QVERIFY(events.contains("data:"));
    curl.kill();
    curl.waitForFinished();
}

void TestNginx::steeringWorksAndForeignPagesMayNot()
{
    const auto post = [this](const QString &origin) {
        return get(QStringLiteral("/camera/turnleft"),
                   curlLogin() + QStringList{QStringLiteral("--request"), QStringLiteral("POST"),
                                             QStringLiteral("--header"),
                                             QStringLiteral("Origin: ") + origin});
    };
    const NginxAnswer moved = post(url({}));
    QCOMPARE(moved.status, 200);
    QCOMPARE(moved.body.trimmed(), "Servo control message received and valid.");
    QCOMPARE(post(QStringLiteral("https://elsewhere.example.org")).status, 403);
    const QString otherPort = QStringLiteral("https://%1:1").arg(QLatin1String(Nginx::HostName));
    QCOMPARE(post(otherPort).status, 403);
}

/// Through nginx the same headers arrive as from the server itself.
void TestNginx::headersAreKept()
{
    QProcess curl;
    curl.start(QStringLiteral("curl"),
               QStringList{QStringLiteral("-sS"), QStringLiteral("--include"),
                           QStringLiteral("--unix-socket"), m_nginx->socketPath()} +
                   curlLogin() + QStringList{QStringLiteral("http://localhost/")});
    QVERIFY(curl.waitForFinished(Timeout));
    const NginxAnswer direct = parse(curl.readAllStandardOutput());
    const NginxAnswer proxied =
        get(QStringLiteral("/"), curlLogin() + QStringList{QStringLiteral("--http1.1")});
    QCOMPARE(proxied.status, direct.status);
    QCOMPARE(proxied.body, direct.body);
    QVERIFY(direct.headers.contains("content-security-policy"));
    QCOMPARE(direct.headers.value("cache-control"), "no-cache");
    for (auto header = direct.headers.cbegin(); header != direct.headers.cend(); ++header) {
        if (header.key() != "date" && header.key() != "connection") {
            QCOMPARE(proxied.headers.value(header.key()), header.value());
        }
    }
    QCOMPARE(proxied.headers.value("server"), "nginx");
    const NginxAnswer refused = get(QStringLiteral("/"), {});
    QCOMPARE(refused.status, 401);
    QVERIFY(refused.headers.value("www-authenticate").startsWith("Basic "));
}

void TestNginx::nothingIsStored()
{
    const QString path = QStringLiteral("/snapshot.jpg");
    const NginxAnswer first = get(path);
    QCOMPARE(first.status, 200);
    const auto firstStamp = vedette::readFrameStamp(first.body);
    QVERIFY(firstStamp.has_value());
    const auto isNewer = [&] {
        const auto stamp = vedette::readFrameStamp(get(path).body);
        return stamp && stamp->sequence > firstStamp->sequence;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isNewer(), Timeout);
    QCOMPARE(m_nginx->keptFiles(), QStringList());
}

/// Linux has the whole of 127.0.0.0/8 on the loopback interface: as many clients as one likes.
void TestNginx::clientsAreThrottledByTheirOwnAddress()
{
    const QStringList guesser{QStringLiteral("--interface"), QStringLiteral("127.0.0.2")};
    const QStringList other{QStringLiteral("--interface"), QStringLiteral("127.0.0.3")};
    const QString page = QStringLiteral("/");
    int guesses = 0;
    const auto guess = [&] {
        ++guesses;
        // What a client makes up about itself does not help it.
        const QStringList lie{QStringLiteral("--header"),
                              QStringLiteral("X-Forwarded-For: 192.0.2.%1").arg(guesses)};
        return get(page, guesser + lie + curlLogin(QStringLiteral("guess%1").arg(guesses))).status;
    };
    QCOMPARE(guess(), 401);
    QTRY_COMPARE_WITH_TIMEOUT(guess(), 429, Timeout);
    QVERIFY(guesses > 5);

    const NginxAnswer throttled = get(page, guesser + curlLogin());
    QCOMPARE(throttled.status, 429);
    QVERIFY(throttled.headers.value("retry-after").toInt() > 0);
    QCOMPARE(get(page, other + curlLogin()).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(m_nginx->accessLog().contains("127.0.0.2 - viewer ["), Timeout);
    QTRY_VERIFY_WITH_TIMEOUT(m_nginx->accessLog().contains("127.0.0.3 - viewer ["), Timeout);
}

/// The whole example, with a user's own certificate, ports and paths put in.
void TestNginx::theExampleSiteIsRight()
{
    const QString problem =
        m_nginx->problemWithSite(QFINDTESTDATA("../../packaging/nginx/camera.example.org.conf"));
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
}

VEDETTE_TEST(TestNginx)
#include "TestNginx.moc"
