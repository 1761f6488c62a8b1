// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastCommand.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace vedette {

class LookingBack;
enum class PlayIcon;

/// The buttons that play the past, the moment that is shown, and the way back to live. GUI thread.
class PlayBar : public QWidget
{
    Q_OBJECT

public:
    /// back must outlive this object's events.
    explicit PlayBar(LookingBack &back, QWidget *parent = nullptr);

    /// At the end, also of use while nothing of the past is shown.
    void addOfCamera(QAction *action);

signals:
    void commanded(vedette::PastCommand command);
    /// What is shown is to be saved as it is.
    void snapshotRequested();

private:
    QToolButton *addButton(const QString &text, const char *objectName, const QString &keys);
    QToolButton *addCommand(PlayIcon icon, const QString &text, const char *objectName,
                            const QString &keys, PastCommand command);
    void addSpeed();
    void show();
    void showMoment();

    LookingBack &m_back;
    QToolButton *m_playBack;
    QToolButton *m_play;
    QLabel *m_speed;
    QLabel *m_moment;
    QToolButton *m_save;
    QToolButton *m_live;
    QList<QWidget *> m_ofPast; ///< of use while it is shown
};

} // namespace vedette
