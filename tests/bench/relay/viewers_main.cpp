// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The load: many viewers of one stream, in one thread. Prints "begin" and "end" around the time in
// which it counts, when all are connected and served, and then one line of JSON.

#include "Sockets.h"
#include "StreamViewer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/epoll.h>

#include <algorithm>
#include <cstdio>
#include <memory>

using vedette::bench::Measurement;
using vedette::bench::nowNanoseconds;
using vedette::bench::Poller;
using vedette::bench::startConnecting;
using vedette::bench::StreamViewer;

namespace {

/// Between the last viewer's first frame and the counting.
constexpr double SettlingSeconds = 1;
/// After the counting, for frames still on their way: more than any relay delays them.
constexpr double GraceSeconds = 0.4;
/// Holds less than any frame, so that the sender notices soon that this viewer does not read.
constexpr int StalledReceiveBufferBytes = 4096;

using Viewers = std::vector<std::unique_ptr<StreamViewer>>;
using TlsContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

/// Asks for the stream and never reads it.
class StalledViewer : public Poller::Watcher
{
public:
    StalledViewer(Poller &poller, std::uint16_t port, QByteArray request)
        : m_poller(poller)
        , m_connection(startConnecting(port, StalledReceiveBufferBytes), nullptr)
        , m_request(std::move(request))
    {
        poller.add(m_connection.descriptor(), EPOLLOUT, *this);
    }

    bool hasAsked() const { return m_hasAsked; }

    void ready(std::uint32_t /*events*/) override
    {
        m_connection.write(m_request);
        m_poller.remove(m_connection.descriptor());
        m_hasAsked = true;
    }

private:
    Poller &m_poller;
    vedette::bench::Connection m_connection;
    const QByteArray m_request;
    bool m_hasAsked = false;
};

struct Options
{
    std::uint16_t port = 0;
    std::size_t viewers = 1;
    std::size_t atOnce = 1;
    double seconds = 8;
    double patience = 30;
    bool isStalled = false;
    bool isTls = false;
    QByteArray request;
};

Options parse(const QCoreApplication &application)
{
    const auto option = [](const char *name, const char *text, const char *value) {
        return QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(text),
                                  value ? QStringLiteral("value") : QString(),
                                  QString::fromLatin1(value));
    };
    QCommandLineParser parser;
    parser.addOptions({
        option("port", "Port on 127.0.0.1.", "0"),
        option("path", "What to ask for.", "/mjpeg"),
        option("viewers", "How many.", "1"),
        option("at-once", "How many may wait for their first frame; 0: all.", "0"),
        option("seconds", "How long to count.", "8"),
        option("patience", "Seconds until all must be served.", "30"),
        option("login", "NAME:PASSWORD for HTTP Basic.", ""),
        option("http", "Protocol version.", "1.1"),
        option("tls", "Connect with TLS, any certificate.", nullptr),
        option("stalled", "Ask, never read, and stay until killed.", nullptr),
    });
    parser.addHelpOption();
    parser.process(application);

    const auto text = [&](const char *name) {
        return parser.value(QString::fromLatin1(name)).toLatin1();
    };
    Options options;
    options.port = text("port").toUShort();
    options.viewers = text("viewers").toULong();
    const std::size_t atOnce = text("at-once").toULong();
    options.atOnce = atOnce > 0 ? atOnce : options.viewers;
    options.seconds = text("seconds").toDouble();
    options.patience = text("patience").toDouble();
    options.isTls = parser.isSet(QStringLiteral("tls"));
    options.isStalled = parser.isSet(QStringLiteral("stalled"));
    options.request = "GET " + text("path") + " HTTP/" + text("http") +
                      "\r\nHost: 127.0.0.1:" + text("port") + "\r\n";
    if (!text("login").isEmpty()) {
        options.request += "Authorization: Basic " + text("login").toBase64() + "\r\n";
    }
    options.request += "\r\n";
    return options;
}

/// Runs until condition or for seconds; whether the condition came.
template <typename Condition>
bool runUntil(Poller &poller, double seconds, Condition condition)
{
    const std::int64_t deadline = nowNanoseconds() + static_cast<std::int64_t>(seconds * 1e9);
    while (!condition()) {
        const std::int64_t left = deadline - nowNanoseconds();
        if (left <= 0) {
            return false;
        }
        poller.wait(std::chrono::milliseconds(1 + left / 1'000'000));
    }
    return true;
}

void say(const char *line)
{
    std::puts(line);
    std::fflush(stdout);
}

/// In milliseconds.
double percentile(std::vector<std::uint32_t> &sorted, std::size_t percent)
{
    return sorted.empty() ? -1 : sorted[(sorted.size() - 1) * percent / 100] / 1e3;
}

QJsonArray latency(std::vector<std::uint32_t> &samples)
{
    std::sort(samples.begin(), samples.end());
    return {percentile(samples, 50), percentile(samples, 99)};
}

QJsonObject report(const Viewers &viewers, Measurement &measurement, double seconds)
{
    std::vector<double> rates;
    double missed = 0;
    for (const auto &viewer : viewers) {
        rates.push_back(static_cast<double>(viewer->frames()) / seconds);
        missed += static_cast<double>(viewer->missed());
    }
    std::sort(rates.begin(), rates.end());
    return {
        {QStringLiteral("served"), static_cast<qint64>(measurement.served)},
        {QStringLiteral("lost"), static_cast<qint64>(measurement.lost)},
        {QStringLiteral("corrupt"), static_cast<qint64>(measurement.corrupt)},
        {QStringLiteral("repeated"), static_cast<qint64>(measurement.repeated)},
        {QStringLiteral("seconds"), seconds},
        {QStringLiteral("fps_min"), rates.front()},
        {QStringLiteral("fps_median"), rates[rates.size() / 2]},
        {QStringLiteral("missed"), missed},
        {QStringLiteral("bytes"), static_cast<double>(measurement.bytes)},
        {QStringLiteral("first_ms"), latency(measurement.firstBytes)},
        {QStringLiteral("last_ms"), latency(measurement.lastBytes)},
    };
}

int stall(Poller &poller, const Options &options)
{
    std::vector<std::unique_ptr<StalledViewer>> viewers;
    for (std::size_t i = 0; i < options.viewers; ++i) {
        viewers.push_back(std::make_unique<StalledViewer>(poller, options.port, options.request));
    }
    const bool haveAsked = runUntil(poller, options.patience, [&] {
        return std::all_of(viewers.begin(), viewers.end(),
                           [](const auto &viewer) { return viewer->hasAsked(); });
    });
    if (!haveAsked) {
        return EXIT_FAILURE;
    }
    say("stalled");
    while (true) {
        poller.wait(std::chrono::milliseconds(-1));
    }
}

/// Says when it begins and ends.
void count(Poller &poller, double seconds, Measurement &measurement)
{
    const auto pass = [&](double time) { runUntil(poller, time, [] { return false; }); };
    pass(SettlingSeconds);
    measurement.begin = nowNanoseconds();
    measurement.end = measurement.begin + static_cast<std::int64_t>(seconds * 1e9);
    measurement.isCounting = true;
    say("begin");
    pass(seconds);
    say("end");
    measurement.isCounting = false;
    pass(GraceSeconds);
}

int watch(Poller &poller, const Options &options)
{
    const TlsContext tls(options.isTls ? SSL_CTX_new(TLS_client_method()) : nullptr, SSL_CTX_free);
    Measurement measurement;
    Viewers viewers;
    const auto connect = [&] {
        viewers.push_back(std::make_unique<StreamViewer>(
            poller, startConnecting(options.port), tls.get(),
            std::string_view(options.request.data(),
                             static_cast<std::size_t>(options.request.size())),
            measurement));
    };
    // The first alone, so that the rest find the camera awake.
    connect();
    std::int64_t start = nowNanoseconds();
    runUntil(poller, options.patience, [&] { return measurement.served + measurement.lost > 0; });
    if (options.viewers > 1) {
        start = nowNanoseconds();
    }
    runUntil(poller, options.patience, [&] {
        while (viewers.size() < std::min(options.viewers, measurement.served + options.atOnce)) {
            connect();
        }
        return measurement.served == options.viewers || measurement.lost + measurement.corrupt > 0;
    });
    std::int64_t servedAt = start;
    for (const auto &viewer : viewers) {
        servedAt = std::max(servedAt, viewer->servedAt());
    }
    if (measurement.served == options.viewers) {
        count(poller, options.seconds, measurement);
    }
    QJsonObject result = report(viewers, measurement, options.seconds);
    result.insert(QStringLiteral("served_ms"), static_cast<double>(servedAt - start) / 1e6);
    say(QJsonDocument(result).toJson(QJsonDocument::Compact));
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const Options options = parse(application);
    vedette::bench::raiseDescriptorLimit();
    Poller poller;
    return options.isStalled ? stall(poller, options) : watch(poller, options);
}
