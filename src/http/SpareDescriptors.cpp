// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/SpareDescriptors.h"

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace vedette {

bool hasSpareDescriptors()
{
    std::array<int, DescriptorsOfConnection> opened{};
    bool haveAll = true;
    for (int &descriptor : opened) {
        descriptor = haveAll ? ::open("/dev/null", O_RDONLY | O_CLOEXEC) : -1;
        haveAll = descriptor >= 0;
    }
    for (const int descriptor : opened) {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }
    return haveAll;
}

} // namespace vedette
