// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "steering/Motion.h"

#include <QWidget>

class QGridLayout;

namespace vedette {

/// Four buttons with arrows; each press, click or Alt with an arrow key is one step.
class StepPad : public QWidget
{
    Q_OBJECT

public:
    explicit StepPad(QWidget *parent = nullptr);

signals:
    void stepped(vedette::Direction direction);

private:
    void add(QGridLayout &grid, Direction direction);
};

} // namespace vedette
