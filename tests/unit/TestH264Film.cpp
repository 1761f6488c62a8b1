// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "RecordedPast.h"
#include "recording/DrawnTime.h"
#include "recording/Export.h"
#include "recording/H264Film.h"
#include "TestPicture.h"
#include "TestProgram.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using vedette::test::RecordedPast;

namespace {

constexpr QSize FilmSize{321, 240}; // one column is left over

/// A plain grey of this brightness, as all have it whose colours are JPEG's.
QByteArray greyJpeg(int brightness)
{
    QImage image(FilmSize, QImage::Format_RGB32);
    image.fill(qRgb(brightness, brightness, brightness));
    return vedette::test::jpegOf(image);
}

/// A film as a player sees it.
struct PlayedFilm
{
    QList<int> times;      ///< ms
    QList<int> brightness; ///< in the middle
    QList<int> whitest;    ///< where the time is drawn
    QSize size;
};

void look(const AVFrame &frame, AVRational base, PlayedFilm &film)
{
    film.size = {frame.width, frame.height};
    film.times += int(av_rescale_q(frame.best_effort_timestamp, base, AVRational{1, 1000}));
    film.brightness += frame.data[0][frame.height / 2 * frame.linesize[0] + frame.width / 2];
    int whitest = 0;
    for (int y = frame.height - 12; y < frame.height; ++y) {
        for (int x = 0; x < 100; ++x) {
            whitest = std::max<int>(whitest, frame.data[0][y * frame.linesize[0] + x]);
        }
    }
    film.whitest += whitest;
}

PlayedFilm played(const QString &path)
{
    PlayedFilm film;
    AVFormatContext *context = nullptr;
    if (avformat_open_input(&context, QFile::encodeName(path).constData(), nullptr, nullptr) < 0 ||
        context->nb_streams != 1) {
        return film;
    }
    const AVStream &stream = *context->streams[0];
    AVCodecContext *decoder =
        avcodec_alloc_context3(avcodec_find_decoder(stream.codecpar->codec_id));
    avcodec_parameters_to_context(decoder, stream.codecpar);
    avcodec_open2(decoder, nullptr, nullptr);
    AVPacket *packet = av_packet_alloc();
    AVFrame *frame = av_frame_alloc();
    bool isMore = true;
    while (isMore) {
        isMore = av_read_frame(context, packet) >= 0;
        avcodec_send_packet(decoder, isMore ? packet : nullptr);
        av_packet_unref(packet);
        while (avcodec_receive_frame(decoder, frame) >= 0) {
            look(*frame, stream.time_base, film);
        }
    }
    av_frame_free(&frame);
    av_packet_free(&packet);
    avcodec_free_context(&decoder);
    avformat_close_input(&context);
    return film;
}

} // namespace

/// The past as a film that everybody can play.
class TestH264Film : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aFilm();
    void aTimeLapseWithTheTime();
    void mounted();
    void damagedPictures();
    void theTimeInSmallPictures();

private:
    ExportResult run(const std::function<void(ExportRequest &)> &change = {})
    {
        ExportRequest request;
        request.format = ExportRequest::Format::Mp4;
        request.camera = RecordedPast::Camera;
        request.from = RecordedPast::Begin;
        request.to = RecordedPast::Begin + 1h;
        request.path = m_path;
        if (change) {
            change(request);
        }
        Export job([this] { return m_past->source(); }, request);
        std::optional<ExportResult> result;
        connect(&job, &Export::finished, this, [&](const ExportResult &r) { result = r; });
        job.start();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(result, Timeout); }();
        return result.value_or(ExportResult());
    }

    std::unique_ptr<RecordedPast> m_past;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestH264Film::initTestCase()
{
    if (!Export::canMp4()) {
        QSKIP("libavcodec has no H.264 encoder here");
    }
}

void TestH264Film::init()
{
    m_past = std::make_unique<RecordedPast>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"film.mp4"_s);
}

/// Pictures at their times; a gap is one, and what came at once is no error.
void TestH264Film::aFilm()
{
    const QList<QByteArray> jpegs{greyJpeg(30), greyJpeg(90), greyJpeg(150), greyJpeg(210)};
    m_past->add(0s, {0ms, 40ms, 40ms}, RecordedPast::Ending::Closed, jpegs.mid(0, 3));
    m_past->add(100s, {0ms, 40ms}, RecordedPast::Ending::Growing, {jpegs[3], jpegs[0]});
    const ExportResult result = run();
    QVERIFY2(!result.error, qPrintable(result.error ? result.error->text : QString()));
    QCOMPARE(result.pictures, 5U);
    const PlayedFilm film = played(m_path);
    QCOMPARE(film.times, QList<int>({0, 40, 41, 100'000, 100'040}));
    QCOMPARE(film.size, QSize(320, 240));
    QCOMPARE(film.brightness.size(), 5);
    constexpr int Off = 6;
    const QList<int> wanted{30, 90, 150, 210, 30};
    for (int i = 0; i < wanted.size(); ++i) {
        QVERIFY2(std::abs(film.brightness[i] - wanted[i]) <= Off,
                 qPrintable(QString::number(film.brightness[i])));
    }
    QVERIFY(film.whitest[0] < 100);
}

void TestH264Film::aTimeLapseWithTheTime()
{
    m_past->add(0s, RecordedPast::each(1s, 30), RecordedPast::Ending::Closed,
                QList<QByteArray>(30, greyJpeg(30)));
    run([](ExportRequest &request) {
        request.every = 10s;
        request.hasTime = true;
    });
    const PlayedFilm film = played(m_path);
    QCOMPARE(film.times, QList<int>({0, 40, 80}));
    QVERIFY(film.whitest[2] > 180);
}

/// People see it upright.
void TestH264Film::mounted()
{
    m_past->add(0s, {0ms}, RecordedPast::Ending::Closed, {greyJpeg(100)});
    run([](ExportRequest &request) { request.mounting.rotation = 90; });
    QCOMPARE(played(m_path).size, QSize(240, 320));
}

void TestH264Film::damagedPictures()
{
    QByteArray damaged = greyJpeg(200);
    damaged.truncate(damaged.size() / 3);
    m_past->add(0s, {0ms, 40ms, 80ms}, RecordedPast::Ending::Closed,
                {greyJpeg(30), damaged, greyJpeg(90)});
    const ExportResult result = run();
    QVERIFY(!result.error);
    QCOMPARE(result.pictures, 2U);
    QCOMPARE(result.damaged, 1U);
    QCOMPARE(played(m_path).times, QList<int>({0, 80}));
    QVERIFY(QFile::remove(m_path));
    QVERIFY(run([](ExportRequest &request) {
                request.from = RecordedPast::Begin + 20ms;
                request.to = RecordedPast::Begin + 60ms;
            }).error);
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestH264Film::theTimeInSmallPictures()
{
    for (const QSize size : {QSize(1, 1), QSize(7, 100), QSize(120, 5), QSize(117, 9)}) {
        Bitmap bitmap = Bitmap::ofSize(size);
        drawTime(bitmap, RecordedPast::Begin);
    }
    QVERIFY(QRegularExpression(u"^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$"_s)
                .match(drawnTime(RecordedPast::Begin))
                .hasMatch());
}

VEDETTE_TEST(TestH264Film)
#include "TestH264Film.moc"
