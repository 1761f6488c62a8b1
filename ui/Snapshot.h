// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/Mounting.h"
#include "Picture.h"

#include <QString>

namespace vedette {

/// Where a snapshot went, or why it could not be kept.
struct SnapshotFile
{
    QString path;    ///< empty when it was not saved
    QString problem; ///< for the user, a whole sentence with what to do; empty when it was saved
};

/// Writes the frame's own bytes into the folder, which is made when it is not there; both are for
/// their owner alone. The file is named after the camera and the time at which the picture came; a
/// file that is there already stays, the new one gets a number.
SnapshotFile saveSnapshot(const Frame &frame, const QString &cameraName, const QString &folder);

/// Puts the picture on the clipboard, at its full size and as the camera's own bytes.
void copySnapshot(const Frame &frame);

/// Does both, in the folder of its day below the one of the camera's recordings; what became of it,
/// for the user. turn: what the camera's picture is turned by first; a mounting that is upright
/// leaves it the camera's own.
QString takeSnapshot(const Picture &picture, const QString &cameraName, const QString &folder,
                     const Mounting &turn = {});

} // namespace vedette
