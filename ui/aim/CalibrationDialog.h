// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "calibration/Calibration.h"
#include "GrowingDialog.h"

#include <QPointer>
#include <QSize>
#include <QTimer>

#include <functional>
#include <memory>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace vedette {

class LensFields;
class LiveCamera;
class ResultLabel;

/// Finds a camera's field of view; or, when nobody knows the degrees that it turns by, how many its
/// whole range has, and asks for those of its lens before. Says what will happen, does it when
/// asked, shows the result and how sure it is, and keeps it when that is wanted. However it ends,
/// the camera is sent back to where it began. GUI thread.
class CalibrationDialog : public GrowingDialog
{
    Q_OBJECT

public:
    /// Keeps with the camera the field of view, and how far its whole range turns: null where that
    /// was known, 0 of an axis that it has not. In degrees across and upwards.
    using Keep = std::function<void(QSize field, QSize ranges)>;

    /// The camera may go at any time, and then nothing is found.
    CalibrationDialog(LiveCamera &camera, Keep keep, QWidget *parent = nullptr);
    ~CalibrationDialog() override;

    /// Also while the camera is being turned back: then at once.
    void reject() override;

private:
    void createLayout();
    [[nodiscard]] LensFields *createLens();
    [[nodiscard]] QLabel *createIntroduction() const;
    [[nodiscard]] QDialogButtonBox *createButtons();
    [[nodiscard]] Calibration::Setup setup() const;
    void begin();
    void takeFound(const CalibratedDegrees &found);
    void dropFound();
    void takeEnd(const QString &why);
    void keepFound();
    void showRunning(bool isRunning);
    void leave();

    QPointer<LiveCamera> m_camera;
    Keep m_keep;
    std::unique_ptr<Calibration> m_calibration; ///< while it runs
    QTimer m_clock;
    QSize m_field;        ///< known, or found
    QSize m_ranges{0, 0}; ///< found; null: known
    /// Of the user's, where it is the ranges that are to be found.
    bool m_asksForLens;
    bool m_isLeaving = false; ///< it closes once the camera is back
    QLabel *m_introduction = nullptr;
    LensFields *m_lens = nullptr;
    QProgressBar *m_bar = nullptr;
    ResultLabel *m_text = nullptr;
    QPushButton *m_begin = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace vedette
