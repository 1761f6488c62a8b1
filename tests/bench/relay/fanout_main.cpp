// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The ceiling: what fanning one camera's stream out costs when nothing else is done.
// Usage: bench_fanout CAMERA_PORT; prints its own port.

#include "CameraReader.h"
#include "FanOut.h"
#include "Sockets.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

using vedette::bench::CameraReader;
using vedette::bench::FanOut;
using vedette::bench::Poller;

namespace {

constexpr const char *AnswerHead =
    "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=frame\r\n"
    "Cache-Control: no-store\r\nConnection: close\r\n\r\n";

std::string partOf(std::string_view jpeg)
{
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    std::string part =
        "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + std::to_string(jpeg.size()) +
        "\r\nX-Timestamp: " + std::to_string(now.count()) + "\r\n\r\n";
    part += jpeg;
    part += "\r\n";
    return part;
}

} // namespace

int main(int argc, char **argv)
{
    const int cameraPort = argc == 2 ? std::atoi(argv[1]) : 0; // NOLINT(cert-err34-c)
    if (cameraPort <= 0 || cameraPort > UINT16_MAX) {
        std::fputs("Usage: bench_fanout CAMERA_PORT\n", stderr);
        return 2;
    }
    vedette::bench::raiseDescriptorLimit();
    Poller poller;
    FanOut fanOut(poller, AnswerHead);
    const CameraReader camera(poller, static_cast<std::uint16_t>(cameraPort),
                              [&](std::string_view jpeg) { fanOut.publish(partOf(jpeg)); });
    std::printf("port %d\n", fanOut.port());
    std::fflush(stdout);
    while (true) {
        poller.wait(std::chrono::milliseconds(-1));
    }
}
