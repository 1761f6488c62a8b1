// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/CameraPlaces.h"

#include <QTableWidget>

class QComboBox;

namespace vedette {

/// Puts the presets into a list to choose from, with the one of that number chosen; also one that
/// is gone, which says so.
void choosePreset(QComboBox &box, const QList<CameraPlaces::Named> &presets, int number);

/// The stops of a patrol, in their order: which preset, and how long the camera stays there.
class PatrolTable : public QTableWidget
{
    Q_OBJECT

public:
    explicit PatrolTable(QWidget *parent = nullptr);

    void setStops(const QList<PatrolStop> &stops, const QList<CameraPlaces::Named> &presets);
    [[nodiscard]] QList<PatrolStop> stops() const;
    /// Behind the selected one, or at the end: the preset that follows its, which is selected then.
    void addStop();
    /// The selected one; the next is selected then.
    void removeStop();
    /// The selected one, up (-1) or down (1).
    void moveStop(int by);
    [[nodiscard]] bool canMove(int by) const;
    [[nodiscard]] bool canAdd() const;

signals:
    /// By the user.
    void edited();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void insertStop(int row, const PatrolStop &stop);
    [[nodiscard]] PatrolStop stopAt(int row) const;

    QList<CameraPlaces::Named> m_presets;
};

} // namespace vedette
