// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "FileDescriptor.h"

#include <cstdint>

namespace vedette::bench {

/// Ends the program with what failed and the system's reason for it.
[[noreturn]] void fail(const char *what);
/// By the steady clock, which all processes of one machine share.
std::int64_t nowNanoseconds();
/// As many descriptors as the hard limit allows.
void raiseDescriptorLimit();
/// A listening socket on 127.0.0.1, its port chosen by the system.
FileDescriptor listenOnLoopback();
std::uint16_t portOf(const FileDescriptor &listening);
/// Begins to connect to 127.0.0.1 without waiting. receiveBuffer in bytes, 0 for the default.
FileDescriptor startConnecting(std::uint16_t port, int receiveBuffer = 0);

} // namespace vedette::bench
