// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"
#include "GrowingDialog.h"

#include <QPointer>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace vedette {

class CameraHandle;
class PatrolTable;

/// Where a camera goes by itself: the stops of its patrol and how long it stays there, when the
/// patrol goes on after somebody steered, and where the camera is parked. Nothing counts until it
/// is saved; the patrol is started and stopped at once. What others change meanwhile is shown as
/// long as nothing was edited here.
class PatrolDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// name: of the camera, for the title. The dialog closes when the camera is gone.
    PatrolDialog(CameraHandle &camera, const QString &name, QWidget *parent = nullptr);
    ~PatrolDialog() override;

private:
    void addStops(QVBoxLayout &layout);
    void addTimes(QVBoxLayout &layout);
    void addButtons();
    void follow(const CameraPlaces &places);
    void showPlan();
    void showButtons();
    void edited();
    [[nodiscard]] PatrolPlan plan() const;
    void save();
    void toggle();
    void ended(const QString &failure);

    QPointer<CameraHandle> m_camera;
    CameraPlaces m_places;
    PatrolTable *m_stops;
    QLabel *m_state;
    QSpinBox *m_resume;
    QSpinBox *m_park;
    QComboBox *m_parkAt;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_toggle = nullptr;
    QPushButton *m_save = nullptr;
    bool m_isEdited = false;
    bool m_isShowing = false; ///< what changes fields is this object, and not the user
    int m_pending = 0;        ///< of what was asked of the camera here, how much has not ended
    QString m_failure;        ///< of the last of these
};

} // namespace vedette
