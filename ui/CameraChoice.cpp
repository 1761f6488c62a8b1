// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraChoice.h"

namespace vedette {

QString CameraChoice::keepMounting() const
{
    if (isDemo) {
        return {};
    }
    if (envFile.isEmpty()) {
        return tr("The picture stays like this until you close Vedette: this camera has no file "
                  "to keep it in. Save its connection (Ctrl+E) to make one.");
    }
    const auto error = saveMounting(settings.camera.mounting, envFile);
    return error ? tr("The picture stays like this until you close Vedette, since it could not be "
                      "kept: %1")
                       .arg(error->message())
                 : QString();
}

} // namespace vedette
