// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSize>
#include <QWidget>

class QSpinBox;

namespace vedette {

/// Where the user says how many degrees a camera's lens shows across and upwards. GUI thread.
class LensFields : public QWidget
{
    Q_OBJECT

public:
    /// degrees: to begin with.
    explicit LensFields(QSize degrees, QWidget *parent = nullptr);

    /// Of the ESP32-CAM's usual lens, an OV2640's, as its sellers describe it.
    static constexpr QSize Usual{65, 51};

    [[nodiscard]] QSize degrees() const;

signals:
    void changed();

private:
    QSpinBox *m_across;
    QSpinBox *m_upwards;
};

} // namespace vedette
