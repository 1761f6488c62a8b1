// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QPointer>

namespace vedette {

class CameraHandle;

/// Something that the user can do with one camera, the selected one. Knows which that is, and hears
/// of no other. GUI thread.
class CameraAction : public QAction
{
    Q_OBJECT

public:
    CameraAction(const QString &text, QObject *parent);
    ~CameraAction() override;

    /// Null: none. The camera outlives its being set here.
    void setCamera(CameraHandle *camera);

protected:
    /// Null: none.
    [[nodiscard]] CameraHandle *camera() const;
    /// camera() is another one, or none: connects what of it counts here, and shows what is so.
    virtual void follow() = 0;

private:
    QPointer<CameraHandle> m_camera;
};

} // namespace vedette
