// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <optional>

namespace vedette {

/// "yes", "true", "on" and "1", or their opposites, in upper or lower case; nothing for other
/// words.
std::optional<bool> yesOrNo(QStringView word);

} // namespace vedette
