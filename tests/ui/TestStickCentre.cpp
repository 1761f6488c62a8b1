// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "StickCentre.h"
#include "TestProgram.h"

#include <QTest>

using namespace std::chrono_literals;
using vedette::StickCentre;

/// Where a stick rests, on a simulated clock.
class TestStickCentre : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_stick = {};
        m_now = 0ms;
    }
    void theRestIsItsCentre();
    void whatIsHeldIsNot_data();
    void whatIsHeldIsNot();
    void aMovingStickIsNotAtRest();
    void whatWasNotSeenDoesNotCount();

private:
    /// The stick stays at a position for that long.
    QPointF hold(QPointF raw, std::chrono::milliseconds time);

    StickCentre m_stick;
    std::chrono::milliseconds m_now{};
};

QPointF TestStickCentre::hold(QPointF raw, std::chrono::milliseconds time)
{
    QPointF centred = m_stick.centred(raw, m_now);
    for (const auto end = m_now + time; m_now < end;) {
        m_now += 10ms;
        centred = m_stick.centred(raw, m_now);
    }
    return centred;
}

void TestStickCentre::theRestIsItsCentre()
{
    QCOMPARE(hold({0.18, -0.1}, StickCentre::RestTime - 10ms), QPointF(0.18, -0.1));
    QCOMPARE(hold({0.18, -0.1}, 10ms), QPointF());
    // Both rims are reached, and nothing is beyond.
    QCOMPARE(hold({1, -1}, 10ms), QPointF(1, -1));
    QCOMPARE(hold({-1, 1}, 10ms), QPointF(-1, 1));
    // It drifts on.
    QCOMPARE(hold({-0.05, 0}, StickCentre::RestTime), QPointF());
}

void TestStickCentre::whatIsHeldIsNot_data()
{
    QTest::addColumn<QPointF>("held");
    QTest::newRow("at the rim") << QPointF(1, 0);
    QTest::newRow("just beyond the limit") << QPointF(StickCentre::MaximumDrift + 0.01, 0);
    QTest::newRow("in one axis") << QPointF(0, -0.5);
}

void TestStickCentre::whatIsHeldIsNot()
{
    QFETCH(const QPointF, held);
    QCOMPARE(hold(held, 60s), held);
    QCOMPARE(m_stick.centre(), QPointF());
}

void TestStickCentre::aMovingStickIsNotAtRest()
{
    for (int i = 0; i < 1000; ++i) {
        hold({i % 2 == 0 ? 0.1 : 0.16, 0}, 10ms);
    }
    QCOMPARE(m_stick.centre(), QPointF());
    hold({0.1, 0}, StickCentre::RestTime);
    // Noise does not begin it again.
    QCOMPARE(hold({0.11, 0.01}, 10ms).y() > 0, true);
    QVERIFY(qAbs(m_stick.centre().x() - 0.1) <= StickCentre::Stillness);
}

void TestStickCentre::whatWasNotSeenDoesNotCount()
{
    hold({0.15, 0}, 10ms);
    m_stick.interrupt();
    m_now += 60s;
    QCOMPARE(hold({0.15, 0}, 10ms), QPointF(0.15, 0));
}

VEDETTE_TEST(TestStickCentre)
#include "TestStickCentre.moc"
