// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/ControlList.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;

namespace vedette {

/// One setting of a camera: a check box, a slider with a spin box, or a list to choose from. Shows
/// a value that is not known as such.
class ControlRow : public QWidget
{
    Q_OBJECT

public:
    explicit ControlRow(CameraControl control, QWidget *parent = nullptr);

    [[nodiscard]] const CameraControl &control() const { return m_control; }
    /// Shows how the camera is set; not while the user drags the slider.
    void setValue(std::optional<int> value);

signals:
    /// The user chose it.
    void chosen(const QString &id, int value);

private:
    void makeSwitch();
    void makeNumber();
    void makeChoice();
    QLabel *makeLabel(QWidget *buddy);
    void choose(int value);

    CameraControl m_control;
    QCheckBox *m_switch = nullptr;
    QSlider *m_slider = nullptr;
    QSpinBox *m_number = nullptr;
    QComboBox *m_choice = nullptr;
    bool m_isShowing = false; ///< what changes is not the user's choice
};

} // namespace vedette
