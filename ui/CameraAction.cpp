// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraAction.h"

#include "camera/CameraHandle.h"

namespace vedette {

CameraAction::CameraAction(const QString &text, QObject *parent)
    : QAction(text, parent)
{
    setEnabled(false);
}

CameraAction::~CameraAction() = default;

void CameraAction::setCamera(CameraHandle *camera)
{
    if (camera == m_camera) {
        return;
    }
    if (m_camera) {
        m_camera->disconnect(this);
    }
    m_camera = camera;
    follow();
}

CameraHandle *CameraAction::camera() const
{
    return m_camera;
}

} // namespace vedette

#include "moc_CameraAction.cpp"
