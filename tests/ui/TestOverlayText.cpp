// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "OverlayText.h"
#include "TestProgram.h"

#include <QTest>

using namespace std::chrono_literals;
using vedette::durationText;
using vedette::notLiveText;
using vedette::SteadyClock;
using vedette::StreamState;
using vedette::StreamStatus;

namespace {

const SteadyClock::time_point Now{1000s};

StreamStatus status(StreamState state, const QString &reason)
{
    StreamStatus status;
    status.state = state;
    status.reason = reason;
    status.since = Now - 3s;
    return status;
}

} // namespace

class TestOverlayText : public QObject
{
    Q_OBJECT

private slots:
    void durations();
    void sentences();
};

void TestOverlayText::durations()
{
    QCOMPARE(durationText(0ms), QStringLiteral("0 s"));
    QCOMPARE(durationText(4999ms), QStringLiteral("4 s"));
    QCOMPARE(durationText(125s), QStringLiteral("2 min 5 s"));
    QCOMPARE(durationText(12000s), QStringLiteral("3 h 20 min"));
}

void TestOverlayText::sentences()
{
    StreamStatus stalled =
        status(StreamState::Stalled, QStringLiteral("the camera is connected but silent"));
    stalled.retryAt = Now + 1500ms;
    QCOMPARE(notLiveText(stalled, {4s, false}, Now),
             QStringLiteral("No picture for 4 s: the camera is connected but silent. "
                            "Trying again in 2 s."));
    stalled.retryAt = Now - 1s;
    QCOMPARE(notLiveText(stalled, {}, Now),
             QStringLiteral("The camera is connected but silent. Trying again now."));
    QCOMPARE(notLiveText(status(StreamState::Connecting, QStringLiteral("connecting")), {}, Now),
             QStringLiteral("Connecting to the camera…"));
    QCOMPARE(notLiveText(status(StreamState::Live, QStringLiteral("live")), {3s, true}, Now),
             QStringLiteral("No picture for 3 s: the camera sends damaged pictures."));
    QCOMPARE(
        notLiveText(status(StreamState::Frozen, QStringLiteral("it is frozen")), {0s, false}, Now),
        QStringLiteral("The picture has not changed for 13 s: it is frozen."));
}

VEDETTE_TEST(TestOverlayText)
#include "TestOverlayText.moc"
