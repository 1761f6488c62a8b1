// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "OverlayText.h"
#include "Sentence.h"
#include "StatusLine.h"
#include "TestProgram.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using vedette::ServoReply;
using vedette::StatusLine;

class TestStatusLine : public QObject
{
    Q_OBJECT

private slots:
    void aSizeThatIsNotKnownIsNotSaid();
    void onlyOthersAreSaidToSteer();
    void whatOthersNameIsShownAsItIs();
    void aServosErrorGoesWhenTheyAnswer();
    void aServosErrorGoesWithTime();
    void theToolTipHasAllOfAMessage();
    void whyNothingIsRecordedIsSaid();
    void whatASentenceBeginsWith();

private:
    static ServoReply failure()
    {
        ServoReply reply;
        reply.outcome = ServoReply::Outcome::TimedOut;
        reply.text = QStringLiteral("The servos did not answer.");
        return reply;
    }
};

void TestStatusLine::aSizeThatIsNotKnownIsNotSaid()
{
    StatusLine line;
    const auto *stream = line.findChild<QLabel *>(QStringLiteral("streamStatus"));
    vedette::StreamStatus status;
    status.state = vedette::StreamState::Live;
    status.framesPerSecond = 9.6;
    line.setStream(status);
    QCOMPARE(stream->text(), QStringLiteral("Live · 10 fps"));
    QVERIFY(vedette::statisticsText(status, {}).contains(QStringLiteral("Resolution: unknown\n")));
    status.resolution = QSize(640, 480);
    line.setStream(status);
    QCOMPARE(stream->text(), QStringLiteral("Live · 10 fps · 640 × 480"));
    QVERIFY(
        vedette::statisticsText(status, {}).contains(QStringLiteral("Resolution: 640 × 480\n")));
}

void TestStatusLine::onlyOthersAreSaidToSteer()
{
    using vedette::Steerer;
    StatusLine line;
    const auto *said = line.findChild<QLabel *>(QStringLiteral("steererStatus"));
    line.setSteerer({.kind = Steerer::Kind::Web, .address = QStringLiteral("192.168.1.7")});
    QCOMPARE(said->text(), QStringLiteral("Turned from 192.168.1.7"));
    line.setSteerer({.kind = Steerer::Kind::Window});
    QVERIFY(said->text().isEmpty() && said->isHidden());
}

void TestStatusLine::whatOthersNameIsShownAsItIs()
{
    StatusLine line;
    vedette::StreamStatus status;
    status.reason = QStringLiteral("answers with <img src=x>");
    line.setStream(status);
    line.setGamepad(QStringLiteral("<b>Pad</b>"));
    const QList<QLabel *> labels = line.findChildren<QLabel *>();
    QCOMPARE(labels.size(), 8);
    for (const QLabel *label : labels) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(!label->toolTip().contains(QStringLiteral("<img")));
    }
}

void TestStatusLine::aServosErrorGoesWhenTheyAnswer()
{
    StatusLine line;
    const auto *servo = line.findChild<QLabel *>(QStringLiteral("servoStatus"));
    line.setServo(failure());
    QCOMPARE(servo->text(), failure().text);
    line.setServo({});
    QCOMPARE(servo->text(), QString());
}

void TestStatusLine::aServosErrorGoesWithTime()
{
    QCOMPARE(StatusLine::ServoErrorTime, std::chrono::seconds(10));
    StatusLine line;
    QSignalSpy changed(&line, &StatusLine::servoTextChanged);
    line.setServoErrorTime(std::chrono::milliseconds(20));
    line.setServo(failure());
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(changed[0][0].toString(), failure().text);
    QCOMPARE(changed[1][0].toString(), QString());
    QCOMPARE(line.findChild<QLabel *>(QStringLiteral("servoStatus"))->text(), QString());
}

void TestStatusLine::theToolTipHasAllOfAMessage()
{
    StatusLine line;
    const QString message = QStringLiteral("Saved as <garden>.jpg.");
    line.showMessage(message);
    QCOMPARE(line.toolTip(), vedette::plainToolTip(message));
    line.clearMessage();
    QCOMPARE(line.toolTip(), QString());
}

/// As far as there is room, and beside nothing that it could be taken for a part of.
void TestStatusLine::whyNothingIsRecordedIsSaid()
{
    StatusLine line;
    line.resize(2000, line.sizeHint().height());
    line.show();
    const auto *const label = line.findChild<QLabel *>(QStringLiteral("recordingStatus"));
    vedette::RecordingStatus status;
    status.why = vedette::RecordingStatus::Why::Always;
    status.since = std::chrono::system_clock::now();
    line.setRecording(status);
    QCOMPARE(label->text(), QStringLiteral("● Recording"));
    status.progress.problem = QStringLiteral("The disk is full, and nothing more can go.");
    line.setRecording(status);
    QCOMPARE(label->text(), QStringLiteral("⚠ Not recorded: ") + status.progress.problem);
    line.resize(500, line.height());
    QVERIFY(label->text().endsWith(QStringLiteral("…")));
    QVERIFY(label->text().startsWith(QStringLiteral("⚠ Not recorded")));
    QCOMPARE(label->toolTip(), vedette::plainToolTip(status.progress.problem));
    line.setRecording(std::nullopt);
    QVERIFY(label->isHidden());
}

void TestStatusLine::whatASentenceBeginsWith()
{
    using vedette::sentence;
    QCOMPARE(sentence(QStringLiteral("refused")), QStringLiteral("Refused."));
    const QStringList names{QStringLiteral("http://cam/ is refused."),
                            QStringLiteral("f/garden.env is missing."),
                            QStringLiteral("garden.env:1 is wrong.")};
    for (const QString &name : names) {
        QCOMPARE(sentence(name), name);
    }
}

VEDETTE_GUI_TEST(TestStatusLine)
#include "TestStatusLine.moc"
