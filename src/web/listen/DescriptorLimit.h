// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace vedette {

/// Raises this process's own limit of open descriptors to `needed`, as far as the hard limit lets
/// it; never lowers it. What is available now, which may be less than needed. Children that are
/// started later inherit it.
int raiseDescriptorLimit(int needed);

} // namespace vedette
