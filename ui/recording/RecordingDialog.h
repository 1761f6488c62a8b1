// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/RecordConfig.h"
#include "GrowingDialog.h"
#include "recording/RecordingEstimate.h"
#include "recording/RecordingOrigin.h"

#include <functional>

class QLabel;

namespace vedette {

class RecordingDisk;
class RecordingFields;
class ResultLabel;

/// What the dialog about a camera's recording begins with. A value.
struct RecordedCamera
{
    QString name{};
    RecordConfig config{};
    RecordFolderConfig all{}; ///< what counts for all cameras, for people to see
    RecordingOrigins origins{};
    QString allFile{}; ///< where that can be set; empty: nowhere
    /// A sentence: where what is set here is kept.
    QString kept{};
    /// Not even in a file: until Vedette is closed, and kept says so.
    bool isForNow = false;
};

/// When and how one camera is recorded, how long that is kept, and where. Nothing counts until it
/// is saved.
class RecordingDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// Takes what was set; why it could not be kept, a sentence, or nothing.
    using Keep = std::function<QString(const RecordConfig &config)>;

    /// disk: where it is recorded; need not outlive the dialog.
    RecordingDialog(const RecordedCamera &camera, RecordingDisk &disk, Keep keep,
                    QWidget *parent = nullptr);
    ~RecordingDialog() override;

    /// What comes just now; until then, how much a day takes is not known.
    void setRate(const CameraRate &rate);
    /// Why nothing is written just now, though it is to be; empty: nothing is wrong.
    void setProblem(const QString &problem);
    void accept() override;

private:
    void showEstimate();

    Keep m_keep;
    bool m_isForNow;
    RecordingFields *m_fields;
    ResultLabel *m_state;
    QLabel *m_estimate;
    ResultLabel *m_problem;
    QString m_notRecorded;
    CameraRate m_rate;
};

} // namespace vedette
