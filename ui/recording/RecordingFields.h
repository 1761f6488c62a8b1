// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/RecordConfig.h"
#include "ResultLabel.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace vedette {

/// The fields of when and how a camera is recorded, and how long that is kept. What nobody edits
/// stays exactly as it was. GUI thread.
class RecordingFields : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingFields(const RecordConfig &config, QWidget *parent = nullptr);
    ~RecordingFields() override;

    /// What is wrong is said beside its field, which gets the keys; false then.
    bool check();
    /// What is in the fields; the times are those of the last check() that found them right.
    [[nodiscard]] const RecordConfig &config() const { return m_config; }

signals:
    /// config() is another one.
    void changed();

private:
    using When = RecordConfig::When;

    void addWhen(QFormLayout &form);
    void addTimes(QFormLayout &form);
    void addPictures(QFormLayout &form);
    void addKeep(QFormLayout &form);
    void show();
    [[nodiscard]] bool isAnyLimitLower() const;

    const RecordConfig m_before;
    RecordConfig m_config;
    QComboBox *m_when;
    QLabel *m_meaning;
    QLineEdit *m_times;
    ResultLabel *m_problem;
    QSpinBox *m_lapse;
    QLabel *m_goes;
};

} // namespace vedette
