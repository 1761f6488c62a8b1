// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "FrameDecoder.h"
#include "stream/NewestFrameSlot.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QTest>

using vedette::Frame;
using vedette::FrameDecoder;
using vedette::NewestFrameSlot;
using vedette::Picture;
using vedette::test::colourfulImage;
using vedette::test::jpegOf;

class TestFrameDecoder : public QObject
{
    Q_OBJECT

private slots:
    void picturesKeepWhatTheFrameKnows();
    void damagedFramesAreRejected();
    void aBusyWindowGetsTheNewestPicture();
    void endingWithFramesUnderWayIsHarmless();

private:
    static Frame frame(quint64 sequence)
    {
        static const QByteArray jpeg = jpegOf(colourfulImage({64, 48}));
        return {jpeg, sequence, vedette::SteadyClock::now(), {}};
    }
};

void TestFrameDecoder::picturesKeepWhatTheFrameKnows()
{
    FrameDecoder decoder;
    decoder.setTargetSize({16, 12});
    QList<Picture> ready;
    connect(&decoder, &FrameDecoder::pictureReady, this,
            [&ready](const Picture &picture) { ready += picture; });
    const Frame sent = frame(7);
    decoder.decode(sent);
    QTRY_COMPARE(ready.size(), 1);
    const Picture picture = ready.constFirst();
    QCOMPARE(picture.image.size(), QSize(16, 12));
    QCOMPARE(picture.fullSize, QSize(64, 48));
    QCOMPARE(picture.frame.sequence, 7U);
    QVERIFY(picture.frame.arrival == sent.arrival);
}

void TestFrameDecoder::damagedFramesAreRejected()
{
    FrameDecoder decoder;
    QStringList rejected;
    connect(&decoder, &FrameDecoder::frameRejected, this,
            [&rejected](const Frame &, const QString &problem) { rejected += problem; });
    Frame damaged = frame(1);
    damaged.jpeg.truncate(damaged.jpeg.size() / 2);
    decoder.decode(damaged);
    QTRY_COMPARE(rejected, QStringList{QStringLiteral("is damaged")});
}

void TestFrameDecoder::aBusyWindowGetsTheNewestPicture()
{
    NewestFrameSlot slot;
    FrameDecoder decoder;
    connect(&slot, &NewestFrameSlot::frame, &decoder, &FrameDecoder::decode);
    QList<quint64> shown;
    connect(&decoder, &FrameDecoder::pictureReady, this, [&](const Picture &picture) {
        shown += picture.frame.sequence;
        slot.consumerReady();
    });
    // A hundred frames while this thread, the window's, does nothing else.
    for (quint64 sequence = 1; sequence <= 100; ++sequence) {
        slot.offer(frame(sequence));
    }
    QTRY_COMPARE(shown, (QList<quint64>{1, 100}));
}

void TestFrameDecoder::endingWithFramesUnderWayIsHarmless()
{
    for (int round = 0; round < 20; ++round) {
        FrameDecoder decoder;
        for (quint64 sequence = 1; sequence <= 5; ++sequence) {
            decoder.decode(frame(sequence));
        }
    }
}

VEDETTE_GUI_TEST(TestFrameDecoder)
#include "TestFrameDecoder.moc"
