// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/CameraConfig.h"

#include <QList>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace vedette {

/// Where the user says how a camera is steered: one of Vedette's dialects or of the user's own, and
/// what that one needs to know besides, a channel or ids. Below, in plain words, which cameras it
/// is for and what of it nobody confirmed. GUI thread.
class DialectChooser : public QWidget
{
    Q_OBJECT

public:
    explicit DialectChooser(QWidget *parent = nullptr);
    ~DialectChooser() override;

    /// Shows what camera says, which becomes a choice if it is none of those there are.
    void setCamera(const CameraConfig &camera);
    /// Writes what is chosen into camera; the rest of it stays.
    void applyTo(CameraConfig &camera) const;
    /// Null: the usual one, securityCam.
    [[nodiscard]] DialectPointer dialect() const;
    /// Of the dialect.
    [[nodiscard]] QString id() const;
    /// The servos' address is the whole one, with its path.
    [[nodiscard]] bool takesWholeAddress() const;
    /// Puts these first, in this order; what is chosen stays so. Ids that do not exist are ignored.
    void putFirst(const QStringList &ids);
    /// Of those in the list; does nothing when it is not there.
    void choose(const QString &id);
    /// What is wrong with the fields, a whole sentence; empty when nothing is.
    [[nodiscard]] QString problem() const;
    /// Gives the focus to the field that problem() is about.
    void focusProblem();

signals:
    /// By the user or by setCamera().
    void changed();

private:
    void createDetails();
    void fillList();
    void addUnusable(const QStringList &reasons);
    void choose(const DialectPointer &dialect);
    [[nodiscard]] qsizetype placeOf(const QString &id) const;
    void showDetails();

    QList<DialectPointer> m_dialects; ///< in the list's order; null: the usual one, securityCam
    QComboBox *m_list = nullptr;
    QLabel *m_about = nullptr;
    QWidget *m_channelRow = nullptr;
    QSpinBox *m_channel = nullptr;
    QWidget *m_idsRow = nullptr;
    QLineEdit *m_ids = nullptr;
    bool m_isChannelChosen = false; ///< by the camera's file or the user; else the dialect's usual
};

} // namespace vedette
