// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Time from a frame's last byte to its picture painted, against Qt decoding it and nothing more.

#include "BitmapImage.h"
#include "media/DecodePool.h"
#include "SceneFrames.h"
#include "stream/DecodeSlot.h"
#include "VideoWidget.h"

#include <QApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using vedette::DecodePool;
using vedette::DecodeSlot;
using vedette::Picture;
using vedette::SteadyClock;
using vedette::StreamStatus;
using vedette::VideoWidget;

namespace {

constexpr int Frames = 300;
constexpr QSize WindowSize{960, 720};

double milliseconds(SteadyClock::duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

void print(const char *what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("  %-36s median %6.2f ms   p99 %6.2f ms\n", what, times[times.size() / 2],
                times[times.size() * 99 / 100]);
}

/// Sees which picture a widget has painted, and when.
class PaintWatcher : public QObject
{
public:
    explicit PaintWatcher(VideoWidget &widget) { widget.installEventFilter(this); }

    /// The widget was given this picture; its next paint shows it.
    void pictureSet(const Picture &picture) { m_set = picture.frame.sequence; }

    quint64 paintedSequence = 0;
    SteadyClock::time_point painted;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Paint || m_isPainting) {
            return false;
        }
        m_isPainting = true;
        QCoreApplication::sendEvent(watched, event);
        m_isPainting = false;
        painted = SteadyClock::now();
        paintedSequence = m_set;
        return true;
    }

private:
    quint64 m_set = 0;
    bool m_isPainting = false;
};

void measure(const char *name, QSize size, int quality)
{
    const QList<QByteArray> jpegs = vedette::bench::sceneJpegs(size, quality, 20);
    VideoWidget widget;
    DecodePool pool;
    DecodeSlot slot(pool);
    QObject::connect(&widget, &VideoWidget::targetSizeChanged, &slot, &DecodeSlot::setTargetSize);
    widget.resize(WindowSize);
    widget.show();
    StreamStatus live;
    live.state = vedette::StreamState::Live;
    widget.setStatus(live);
    PaintWatcher watcher(widget);
    // Both at once: a paint may come between two queued slots.
    QObject::connect(&slot, &DecodeSlot::ready, &widget, [&] {
        const auto decoded = slot.take();
        const Picture picture{imageOf(decoded->picture.bitmap), decoded->picture.fullSize,
                              decoded->frame};
        watcher.pictureSet(picture);
        widget.setPicture(picture);
    });

    std::vector<double> whole;
    std::vector<double> qtAlone;
    for (quint64 i = 1; i <= Frames; ++i) {
        const QByteArray &jpeg = jpegs[static_cast<qsizetype>(i) % jpegs.size()];
        const auto arrival = SteadyClock::now();
        slot.offer({jpeg, i, arrival, {}});
        while (watcher.paintedSequence < i) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        whole.push_back(milliseconds(watcher.painted - arrival));
        const auto start = SteadyClock::now();
        const bool isDecoded = !QImage::fromData(jpeg).isNull();
        qtAlone.push_back(milliseconds(SteadyClock::now() - start));
        if (!isDecoded) {
            qFatal("Qt cannot decode the picture");
        }
    }
    std::printf("%s\n", name);
    print("last byte to painted", whole);
    print("QImage::fromData alone", qtAlone);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    measure("VGA in a 960 x 720 window, target 8 ms", {640, 480}, 60);
    measure("UXGA in a 960 x 720 window", {1600, 1200}, 80);
    return 0;
}
