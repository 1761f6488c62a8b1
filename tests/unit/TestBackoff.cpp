// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/Backoff.h"
#include "TestProgram.h"

#include <QTest>

using namespace std::chrono_literals;
using vedette::Backoff;

class TestBackoff : public QObject
{
    Q_OBJECT

private slots:
    void waitsDoubleFromHalfASecondToTen();
    void aSuccessStartsAfresh();
    void aRefusedLoginTakesMinutes();
    void waitsAreJittered();
};

void TestBackoff::waitsDoubleFromHalfASecondToTen()
{
    Backoff backoff(1);
    for (const auto step : {500ms, 1000ms, 2000ms, 4000ms, 8000ms, 10000ms, 10000ms}) {
        const auto wait = backoff.next();
        QVERIFY(wait <= step);
        QVERIFY(wait >= step * 3 / 4 - 1ms);
    }
}

void TestBackoff::aSuccessStartsAfresh()
{
    Backoff backoff(2);
    backoff.next();
    backoff.next();
    backoff.next();
    backoff.reset();
    QVERIFY(backoff.next() <= 500ms);
}

void TestBackoff::aRefusedLoginTakesMinutes()
{
    Backoff backoff(5);
    backoff.next();
    for (const auto step : {10s, 20s, 40s, 80s, 160s, 300s, 300s}) {
        const auto wait = backoff.nextAfterRefusal();
        QVERIFY(wait <= step);
        QVERIFY(wait >= step * 3 / 4 - 1ms);
    }
    // Unreachable after that, as a camera that restarts.
    QVERIFY(backoff.next() <= 10s);
    backoff.reset();
    QVERIFY(backoff.next() <= 500ms);
}

void TestBackoff::waitsAreJittered()
{
    Backoff one(3);
    Backoff other(4);
    QVERIFY(one.next() != other.next());
}

VEDETTE_TEST(TestBackoff)
#include "TestBackoff.moc"
