// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

struct ExportRequest;

/// A file name for an export, without its extension: the camera's title, or else its id, and the
/// local times, as "Garden 2026-11-30 09-35-12 to 09-40-00"; of a still, its moment alone. Every
/// file system takes it: it has no separators, colons, wildcards and control characters, is not
/// hidden, and leaves room for an extension and a number in the 255 bytes that names may have.
QString exportName(const ExportRequest &request);

} // namespace vedette
