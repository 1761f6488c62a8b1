// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

/// A password nobody guesses (20 letters and digits, 98 bits), easily read and typed.
QString randomPassword();

} // namespace vedette
