// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace vedette {

/// By the ids of the controls that a camera lists: their present values, nothing where that is
/// none that the control can have. A value.
using ControlValues = QMap<QString, std::optional<int>>;

/// A control can have this value.
bool isValueOf(const CameraControl &control, int value);

/// What a camera says to Dialect::controlStatus: of the controls with a statusKey those that it
/// lists. -1 for one that has no negative values says that the camera has none: CameraWebServer
/// says so of a lamp. Empty when the answer lists none at all, so that it is something else.
ControlValues controlsInAnswer(const QByteArray &body, const Dialect &dialect);

} // namespace vedette
