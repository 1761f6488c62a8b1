// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace vedette {

/// The picture with its height in its frame header, where decoders look for it; itself when it is
/// there. Some cameras put it behind the first scan instead (a DNL segment, T.81 B.2.5).
QByteArray withHeightInHeader(const QByteArray &jpeg);

/// The picture as browsers can show it, which is the very same but for two kinds: as
/// withHeightInHeader(), and with the standard Huffman tables (T.81 K.3) when it has none. USB
/// cameras leave those out, and Safari then shows nothing (go2rtc issue 2439).
QByteArray jpegForBrowsers(const QByteArray &jpeg);

} // namespace vedette
