// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/search/FoundCamera.h"
#include "config/CameraConfig.h"

#include <QGroupBox>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vedette {

class DialectChooser;
class ResultLabel;

/// How a camera is steered and at which address, with a button that opens the place where this is
/// tried. Until the user types the servos' address it follows from the camera's. GUI thread.
class SteeringFields : public QGroupBox
{
    Q_OBJECT

public:
    explicit SteeringFields(QWidget *parent = nullptr);
    ~SteeringFields() override;

    void setCamera(const CameraConfig &camera);
    /// Writes what is in the fields into camera, the address with its own login only.
    void applyTo(CameraConfig &camera) const;
    /// Fills in where the servos of a camera with this address usually are, unless the user did.
    void guessFrom(const QString &cameraAddress);
    /// What a search found: puts first in the list what fits, and takes the likeliest and its
    /// address, unless the user has said otherwise. Servos that were at the camera's host move with
    /// it.
    void offer(const FoundCamera &found);

    /// Says what is wrong with the fields, and gives the one that is the focus.
    bool check();
    void clearResults();
    void focusAddress();
    /// What trying the servos came to.
    ResultLabel &result() { return *m_result; }
    void closeTrial();

signals:
    /// By the user, or by guessFrom().
    void changed();
    /// The user wants to try it, or has done so.
    void trialToggled(bool isOpen);

private:
    void addRow(QGridLayout &grid, int row, const QString &text, QWidget *field);
    void takeDialect();
    void showHint();
    [[nodiscard]] QString guess() const;
    void takeGuess();
    void follow(const QString &host);

    DialectChooser *m_dialect = nullptr;
    ResultLabel *m_dialectProblem = nullptr;
    QLineEdit *m_address = nullptr;
    QLabel *m_hint = nullptr;
    ResultLabel *m_result = nullptr;
    QPushButton *m_try = nullptr;
    QUrl m_before;        ///< the servos' address of setCamera(), with its password
    QString m_camera;     ///< the camera's address, for guesses
    QString m_formerHost; ///< of the camera, before it was found elsewhere
    FoundCamera m_found;  ///< for guesses: what a search found
    QString m_guess;      ///< the last one that was filled in
    bool m_isGuessed = true;
};

} // namespace vedette
