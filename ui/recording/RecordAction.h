// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QPointer>

namespace vedette {

class CameraHandle;

/// Records the selected camera, by menu and key. Disabled while none is there; checked while
/// somebody asked for it, or it is recorded anyway.
class RecordAction : public QAction
{
    Q_OBJECT

public:
    explicit RecordAction(QObject *parent);

    /// Null: none. The camera outlives its being set here.
    void setCamera(CameraHandle *camera);

signals:
    /// For the user: what was asked for does not end what goes on.
    void explained(const QString &text);

private:
    void toggleRecording();
    void show();

    QPointer<CameraHandle> m_camera;
};

} // namespace vedette
