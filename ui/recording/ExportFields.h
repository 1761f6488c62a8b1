// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/Export.h"
#include "recording/ExportOffer.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace vedette {

/// The choices of an export but for its file: cameras, time, format, time lapse. GUI thread.
class ExportFields : public QWidget
{
    Q_OBJECT

public:
    explicit ExportFields(QWidget *parent = nullptr);

    /// What can be chosen from now on; the first of each is chosen. Format and time lapse stay as
    /// they are.
    void setOffer(const ExportOffer &offer);
    /// One for each camera that is chosen; without a path.
    [[nodiscard]] QList<ExportRequest> requests() const;

signals:
    void changed();

private:
    void addCameras();
    void addTimes();
    void addFormats();
    void addLapse();
    [[nodiscard]] ExportOffer::Range range() const;
    void chooseTime();
    void show();

    ExportOffer m_offer;
    QFormLayout *m_form;
    QComboBox *m_cameras;
    QComboBox *m_times;
    QLabel *m_range;
    QComboBox *m_formats;
    QCheckBox *m_drawn;
    QCheckBox *m_lapse;
    QSpinBox *m_every;
};

} // namespace vedette
