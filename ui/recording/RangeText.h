// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Confirmation.h"
#include "recording/RecordingCatalog.h"
#include "recording/RecordingIndex.h"

/// What is said of whole files that a marked part touches.
namespace vedette {

QString lockedText(const RecordingIndex::Locking &locking, bool isLocked);
/// What was deleted, and what stays.
QString removedText(const RecordingIndex::Removal &removal);
/// Before it: what will be deleted, and how much of that is not marked.
Confirmation removalQuestion(const RecordingIndex::Removal &removal,
                             const RecordingCatalog::Span &marked);

} // namespace vedette
