// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "CameraAction.h"

namespace vedette {

/// Records the selected camera, by menu and key. Disabled while none is there; checked while
/// somebody asked for it, or it is recorded anyway.
class RecordAction : public CameraAction
{
    Q_OBJECT

public:
    explicit RecordAction(QObject *parent);

signals:
    /// For the user: what was asked for does not end what goes on.
    void explained(const QString &text);

protected:
    void follow() override;

private:
    void toggleRecording();
    void show();
};

} // namespace vedette
