// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace vedette {

/// What one connection may take: a socket or two, the name service's files and sockets, and the
/// pipes of the threads that QHostInfo starts.
constexpr int DescriptorsOfConnection = 16;

/// Whether this process may open that many more descriptors now. To be asked before anything that
/// makes Qt start a thread: a thread that gets no pipe ends the whole program (Qt 6.4 to 6.8,
/// QEventDispatcherUNIXPrivate).
bool hasSpareDescriptors();

} // namespace vedette
