// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/FrameStamp.h"
#include "ForeignPlayer.h"
#include "RelayPrograms.h"
#include "stream/MultipartParser.h"
#include "TestProgram.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

using vedette::MultipartParser;
using namespace vedette::test;

namespace {

/// Pictures each viewer must get.
constexpr int PictureCount = 10;
bool isTheScene(const QImage &picture)
{
    return picture.size() == RelayPrograms::PictureSize && isColourful(picture);
}

} // namespace

/// Programs that are not ours watch a real vedette-server, and get nothing without the password.
class TestForeignViewers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void curlGetsEveryFrameWhole();
    void ffprobeCountsPictures();
    void ffmpegDecodes();
    void gstreamerDecodes();
    void openCvDecodes();
    void motionTakesItAsItsCamera();

private:
    static QStringList gstreamerPipeline(const QString &location, bool withLogin,
                                         const QString &folder);
    void compareMovingPictures(const QString &pattern) const;
    /// Starts Motion with a configuration of its own.
    void startMotion(QProcess &motion, bool withLogin) const;

    QString address(bool withLogin) const
    {
        const QString path = QStringLiteral("/mjpeg");
        return (withLogin ? m_relay->urlWithLogin(path) : m_relay->url(path)).toString();
    }
    QString folder() const { return m_folder->path(); }

    std::unique_ptr<RelayPrograms> m_relay;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestForeignViewers::initTestCase()
{
    m_relay = std::make_unique<RelayPrograms>();
    QVERIFY2(m_relay->start(), qPrintable(m_relay->errorText()));
}

void TestForeignViewers::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestForeignViewers::cleanup()
{
    m_folder.reset();
}

void TestForeignViewers::cleanupTestCase()
{
    m_relay.reset();
}

/// At least PictureCount whole pictures of the scene, whose clock runs.
void TestForeignViewers::compareMovingPictures(const QString &pattern) const
{
    const QList<QImage> pictures = picturesIn(folder(), pattern);
    QVERIFY2(pictures.size() >= PictureCount - 1,
             qPrintable(QStringLiteral("%1 pictures").arg(pictures.size())));
    for (const QImage &picture : pictures) {
        QVERIFY(isTheScene(picture));
    }
    QVERIFY(pictures.constFirst() != pictures.constLast());
}

void TestForeignViewers::curlGetsEveryFrameWhole()
{
    QList<QByteArray> frames;
    QStringList problems;
    MultipartParser parser(
        {}, [&](const QByteArray &jpeg) { frames += jpeg; },
        [&](MultipartParser::Problem, const QString &text) { problems += text; });
    QProcess curl;
    connect(&curl, &QProcess::readyReadStandardOutput, &curl,
            [&] { parser.feed(curl.readAllStandardOutput()); });
    curl.start(QStringLiteral("curl"), {QStringLiteral("-sS"), QStringLiteral("--fail"),
                                        QStringLiteral("--no-buffer"), address(true)});
    QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= PictureCount, PlayerTimeout);
    curl.kill();
    curl.waitForFinished();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));

    quint64 expected = 0;
    for (const QByteArray &frame : std::as_const(frames)) {
        QVERIFY(isTheScene(QImage::fromData(frame)));
        const auto stamp = vedette::readFrameStamp(frame);
        QVERIFY(stamp.has_value());
        QVERIFY2(expected == 0 || stamp->sequence == expected, "a frame is missing");
        expected = stamp->sequence + 1;
    }

    const Finished refused =
        runToEnd(QStringLiteral("curl"), {QStringLiteral("-sS"), address(false)});
    QVERIFY2(!refused.output.contains(QLatin1String("JFIF")), qPrintable(refused.output));
    QCOMPARE(runToEnd(QStringLiteral("curl"),
                      {QStringLiteral("-sS"), QStringLiteral("--fail"), address(false)})
                 .exitCode,
             22); // curl's "the server answered with an error"
}

void TestForeignViewers::ffprobeCountsPictures()
{
    const auto probe = [](const QString &url) {
        return runToEnd(QStringLiteral("ffprobe"),
                        {QStringLiteral("-v"), QStringLiteral("error"),
                         QStringLiteral("-count_frames"), QStringLiteral("-read_intervals"),
                         QStringLiteral("%+#%1").arg(PictureCount),
                         QStringLiteral("-select_streams"), QStringLiteral("v"),
                         QStringLiteral("-show_entries"),
                         QStringLiteral("stream=codec_name,width,height,nb_read_frames"),
                         QStringLiteral("-of"), QStringLiteral("csv=p=0"), url});
    };
    const Finished probed = probe(address(true));
    QCOMPARE(probed.output.trimmed(), QStringLiteral("mjpeg,640,480,%1").arg(PictureCount));
    QCOMPARE(probed.exitCode, 0);

    const Finished refused = probe(address(false));
    QVERIFY2(refused.output.contains(QLatin1String("401 Unauthorized")),
             qPrintable(refused.output));
    QCOMPARE(refused.exitCode, 1);
}

void TestForeignViewers::ffmpegDecodes()
{
    const auto decode = [this](const QString &url) {
        return runToEnd(QStringLiteral("ffmpeg"),
                        {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"), url,
                         QStringLiteral("-frames:v"), QString::number(PictureCount),
                         folder() + QLatin1String("/%02d.png")});
    };
    const Finished refused = decode(address(false));
    QVERIFY2(refused.output.contains(QLatin1String("401 Unauthorized")),
             qPrintable(refused.output));
    QVERIFY(refused.exitCode > 0); // 1 up to FFmpeg 5, 8 from 7 on
    QVERIFY(picturesIn(folder(), QStringLiteral("*.png")).isEmpty());

    const Finished decoded = decode(address(true));
    QVERIFY2(decoded.exitCode == 0 && decoded.output.isEmpty(), qPrintable(decoded.output));
    compareMovingPictures(QStringLiteral("*.png"));
}

QStringList TestForeignViewers::gstreamerPipeline(const QString &location, bool withLogin,
                                                  const QString &folder)
{
    QStringList pipeline{QStringLiteral("-q"), QStringLiteral("souphttpsrc"),
                         QStringLiteral("location=") + location};
    if (withLogin) {
        pipeline << QStringLiteral("user-id=") + QLatin1String(RelayPrograms::UserName)
                 << QStringLiteral("user-pw=") + QLatin1String(RelayPrograms::Password);
    }
    const QString rest = QStringLiteral("! multipartdemux single-stream=true ! jpegdec "
                                        "! videoconvert ! identity eos-after=%1 ! pngenc "
                                        "! multifilesink location=%2/%03d.png")
                             .arg(QString::number(PictureCount), folder);
    return pipeline + rest.split(QLatin1Char(' '));
}

void TestForeignViewers::gstreamerDecodes()
{
    const QString program = QStringLiteral("gst-launch-1.0");
    const Finished refused = runToEnd(program, gstreamerPipeline(address(false), false, folder()));
    QVERIFY2(refused.output.contains(QLatin1String("Unauthorized")), qPrintable(refused.output));
    QVERIFY(picturesIn(folder(), QStringLiteral("*.png")).isEmpty());

    const Finished decoded = runToEnd(program, gstreamerPipeline(address(false), true, folder()));
    QVERIFY2(decoded.exitCode == 0, qPrintable(decoded.output));
    compareMovingPictures(QStringLiteral("*.png"));
}

void TestForeignViewers::openCvDecodes()
{
    // Debian's Python: OpenCV is its package, and another Python may come first on the path.
    const auto decode = [this](const QString &url) {
        return runToEnd(
            QStringLiteral("/usr/bin/python3"),
            {QFINDTESTDATA("opencv_viewer.py"), url, folder(), QString::number(PictureCount)});
    };
    const Finished refused = decode(address(false));
    QVERIFY2(refused.output.contains(QLatin1String("OpenCV cannot open the stream")),
             qPrintable(refused.output));
    QVERIFY(picturesIn(folder(), QStringLiteral("*.png")).isEmpty());

    const Finished decoded = decode(address(true));
    QVERIFY2(decoded.exitCode == 0, qPrintable(decoded.output));
    compareMovingPictures(QStringLiteral("*.png"));
}

void TestForeignViewers::startMotion(QProcess &motion, bool withLogin) const
{
    QString text = QStringLiteral("daemon off\n"
                                  "log_level 6\n"
                                  "target_dir %1\n"
                                  "netcam_url %2\n"
                                  "width 640\n"
                                  "height 480\n"
                                  "framerate 10\n"
                                  "snapshot_interval 1\n"
                                  "picture_output off\n"
                                  "movie_output off\n"
                                  "webcontrol_port 0\n"
                                  "stream_port 0\n")
                       .arg(folder(), address(false));
    if (withLogin) {
        text += QStringLiteral("netcam_userpass %1:%2\n")
                    .arg(QLatin1String(RelayPrograms::UserName),
                         QLatin1String(RelayPrograms::Password));
    }
    QFile file(folder() + QLatin1String("/motion.conf"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) == text.size());
    file.close();
    motion.setProcessChannelMode(QProcess::MergedChannels);
    motion.start(QStringLiteral("motion"),
                 {QStringLiteral("-n"), QStringLiteral("-c"), file.fileName()});
    QVERIFY2(motion.waitForStarted(PlayerTimeout), qPrintable(motion.errorString()));
}

/// Without a camera Motion goes on, and saves grey pictures that say so.
void TestForeignViewers::motionTakesItAsItsCamera()
{
    const QString pattern = QStringLiteral("*-snapshot.jpg");
    {
        QProcess motion;
        startMotion(motion, false);
        QByteArray log;
        QTRY_VERIFY_WITH_TIMEOUT((log += motion.readAll()).contains("401 Unauthorized"),
                                 PlayerTimeout);
        QTRY_VERIFY_WITH_TIMEOUT(!picturesIn(folder(), pattern).isEmpty(), PlayerTimeout);
        motion.terminate();
        QVERIFY(motion.waitForFinished(PlayerTimeout));
        for (const QImage &picture : picturesIn(folder(), pattern)) {
            QVERIFY(!isTheScene(picture));
        }
    }
    QProcess motion;
    startMotion(motion, true);
    const auto hasScene = [&] {
        const QList<QImage> pictures = picturesIn(folder(), pattern);
        return std::any_of(pictures.begin(), pictures.end(), isTheScene);
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasScene(), PlayerTimeout);
    motion.terminate();
    QVERIFY(motion.waitForFinished(PlayerTimeout));
}

VEDETTE_TEST(TestForeignViewers)
#include "TestForeignViewers.moc"
