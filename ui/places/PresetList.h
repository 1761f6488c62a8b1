// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"

#include <QListWidget>

namespace vedette {

/// The presets of a camera with their pictures. Return or a double click chooses one, F2 renames
/// it where it stands, Delete asks for its end.
class PresetList : public QListWidget
{
    Q_OBJECT

public:
    explicit PresetList(QWidget *parent = nullptr);

    /// What is selected and what is being renamed stay that, as long as they are there.
    void setPresets(const QList<CameraPlaces::Named> &presets);
    /// Of the selected one; 0: none is.
    [[nodiscard]] int selectedPreset() const;

signals:
    void chosen(int number);
    /// The user gave it another name; perhaps none.
    void renamed(int number, const QString &name);
    void removalRequested(int number);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QListWidgetItem *itemOf(int number) const;
    void showPreset(QListWidgetItem *item, const CameraPlaces::Named &preset);
    void paintIcons();
    void takeName(const QListWidgetItem *item);

    QList<CameraPlaces::Named> m_presets;
    bool m_isShowing = false; ///< what changes an item is this object, and not the user
};

} // namespace vedette
