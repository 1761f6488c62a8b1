// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ForeignPlayer.h"
#include "recording/MatroskaFile.h"
#include "TestProgram.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <variant>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

/// In whole blocks of 16, which VLC saves.
constexpr QSize PlayedSize{320, 192};
constexpr int PlayedPictures = 50;
constexpr auto PlayedInterval = 40ms;

/// Each is another one.
QImage playedImage(int number)
{
    QImage image(PlayedSize, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 359 / PlayedPictures, 255, 200));
    return image;
}

} // namespace

/// Programs that are not ours open a recording, also while it is written.
class TestForeignPlayers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void ffprobe_data() { endings(); }
    void ffprobe();
    void mpv_data() { endings(); }
    void mpv();
    void vlc_data() { endings(); }
    void vlc();

private:
    static void endings()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("whole") << u"whole.mkv"_s;
        QTest::newRow("growing") << u"growing.mkv"_s;
    }
    [[nodiscard]] std::unique_ptr<MatroskaFile> make(const QString &name) const;
    void checkShown(const QString &pattern, int least) const;

    QTemporaryDir m_folder;
    std::unique_ptr<MatroskaFile> m_growing;
    std::unique_ptr<QTemporaryDir> m_shown; ///< what a program makes of it
};

/// Null: it cannot be written.
std::unique_ptr<MatroskaFile> TestForeignPlayers::make(const QString &name) const
{
    auto made = MatroskaFile::create(
        m_folder.filePath(name),
        {.title = u"Garden"_s, .size = PlayedSize, .start = std::chrono::system_clock::now()});
    auto *const file = std::get_if<std::unique_ptr<MatroskaFile>>(&made);
    for (int i = 0; file != nullptr && i < PlayedPictures; ++i) {
        if ((*file)->write(jpegOf(playedImage(i)), i * PlayedInterval)) {
            return nullptr;
        }
    }
    return file != nullptr ? std::move(*file) : nullptr;
}

void TestForeignPlayers::initTestCase()
{
    const auto whole = make(u"whole.mkv"_s);
    m_growing = make(u"growing.mkv"_s);
    QVERIFY(whole && m_growing && !whole->close());
    // VLC does not run as root, and a recording is its owner's alone.
    if (::geteuid() == 0) {
        QCOMPARE(::chmod(QFile::encodeName(m_folder.path()).constData(), 0755), 0);
        for (const char *const name : {"whole.mkv", "growing.mkv"}) {
            const QByteArray path = QFile::encodeName(m_folder.filePath(QLatin1String(name)));
            QCOMPARE(::chmod(path.constData(), 0644), 0);
        }
    }
}

void TestForeignPlayers::init()
{
    m_shown = std::make_unique<QTemporaryDir>();
    QCOMPARE(::chmod(QFile::encodeName(m_shown->path()).constData(), 0777), 0);
}

/// So many pictures at least, as they were recorded, and not always the same.
void TestForeignPlayers::checkShown(const QString &pattern, int least) const
{
    const QList<QImage> pictures = picturesIn(m_shown->path(), pattern);
    QVERIFY2(pictures.size() >= least, qPrintable(u"%1 pictures"_s.arg(pictures.size())));
    for (const QImage &picture : pictures) {
        QCOMPARE(picture.size(), PlayedSize);
        QVERIFY(isColourful(picture));
    }
    QVERIFY(pictures.constFirst() != pictures.constLast());
}

void TestForeignPlayers::ffprobe()
{
    QFETCH(const QString, file);
    const Finished probed = runToEnd(
        u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-count_frames"_s, u"-select_streams"_s, u"v"_s,
                       u"-show_entries"_s, u"stream=codec_name,width,height,nb_read_frames"_s,
                       u"-of"_s, u"csv=p=0"_s, m_folder.filePath(file)});
    QCOMPARE(probed.output.trimmed(), u"mjpeg,320,192,%1"_s.arg(PlayedPictures));
    QCOMPARE(probed.exitCode, 0);
}

void TestForeignPlayers::mpv()
{
    QFETCH(const QString, file);
    const Finished played =
        runToEnd(u"mpv"_s, {u"--no-config"_s, u"--no-audio"_s, u"--untimed"_s, u"--vo=image"_s,
                            u"--vo-image-outdir="_s + m_shown->path(), u"--msg-level=all=error"_s,
                            m_folder.filePath(file)});
    QVERIFY2(played.exitCode == 0 && played.output.isEmpty(), qPrintable(played.output));
    checkShown(u"*.jpg"_s, PlayedPictures);
}

/// It plays at the pace of the pictures' times, and saves one in ten.
void TestForeignPlayers::vlc()
{
    constexpr int Saved = 10;
    QFETCH(const QString, file);
    const QStringList player{u"cvlc"_s,
                             u"--quiet"_s,
                             u"--no-audio"_s,
                             u"--vout=dummy"_s,
                             u"--no-drop-late-frames"_s,
                             u"--no-skip-frames"_s,
                             u"--video-filter=scene"_s,
                             u"--scene-format=png"_s,
                             u"--scene-ratio=%1"_s.arg(Saved),
                             u"--scene-path="_s + m_shown->path(),
                             m_folder.filePath(file),
                             u"vlc://quit"_s};
    const QStringList asNobody{u"--reuid"_s, u"65534"_s, u"--regid"_s, u"65534"_s,
                               u"--clear-groups"_s};
    const QStringList arguments = ::geteuid() == 0 ? asNobody + player : player;
    const Finished played =
        runToEnd(u"env"_s, QStringList{u"HOME="_s + m_shown->path(), u"setpriv"_s} + arguments);
    QVERIFY2(played.exitCode == 0, qPrintable(played.output));
    checkShown(u"*.png"_s, PlayedPictures / Saved - 1);
}

VEDETTE_TEST(TestForeignPlayers)
#include "TestForeignPlayers.moc"
