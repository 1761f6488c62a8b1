// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineF>
#include <QWidget>

namespace vedette {

/// Over a picture that is being dragged to aim the camera: from what was taken hold of to where it
/// is wanted. As large as its parent, and no obstacle to the pointer. GUI thread.
class AimLine : public QWidget
{
    Q_OBJECT

public:
    /// Hidden until it has a line.
    explicit AimLine(QWidget *picture);

    void setLine(const QLineF &line);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLineF m_line;
};

} // namespace vedette
