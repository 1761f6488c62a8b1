// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/NewestFrameSlot.h"
#include "TestProgram.h"

#include <QTest>

using vedette::Frame;
using vedette::NewestFrameSlot;

class TestNewestFrameSlot : public QObject
{
    Q_OBJECT

private slots:
    void aFreeConsumerGetsEachFrame();
    void aBusyConsumerGetsTheNewestAndNoBacklog();

private:
    static Frame frame(quint64 sequence) { return {"jpeg", sequence, {}, {}}; }
};

void TestNewestFrameSlot::aFreeConsumerGetsEachFrame()
{
    NewestFrameSlot slot;
    QList<quint64> handed;
    connect(&slot, &NewestFrameSlot::frame, this, [&](const Frame &f) {
        handed += f.sequence;
        slot.consumerReady();
    });
    slot.offer(frame(1));
    slot.offer(frame(2));
    QCOMPARE(handed, (QList<quint64>{1, 2}));
}

void TestNewestFrameSlot::aBusyConsumerGetsTheNewestAndNoBacklog()
{
    NewestFrameSlot slot;
    QList<quint64> handed;
    connect(&slot, &NewestFrameSlot::frame, this, [&](const Frame &f) { handed += f.sequence; });
    for (quint64 sequence = 1; sequence <= 100; ++sequence) {
        slot.offer(frame(sequence));
    }
    QCOMPARE(handed, QList<quint64>{1});
    slot.consumerReady();
    QCOMPARE(handed, (QList<quint64>{1, 100}));
    slot.consumerReady();
    QCOMPARE(handed.size(), 2);
    slot.offer(frame(101));
    QCOMPARE(handed.constLast(), 101U);
}

VEDETTE_TEST(TestNewestFrameSlot)
#include "TestNewestFrameSlot.moc"
