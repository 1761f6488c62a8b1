// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDockWidget>
#include <QKeySequence>

namespace vedette {

/// Something about the selected camera beside the pictures. Shown while the user wants it, it is
/// of use, and the window is not full screen.
class CameraDock : public QDockWidget
{
    Q_OBJECT

public:
    /// As if the user had asked for it.
    void bringUp();
    /// In full screen it is hidden, whatever the user wants beside the window's picture.
    void setFullScreen(bool fullScreen);
    /// After QMainWindow::restoreState(): takes what it restored as what the user wants.
    void takeRestored();
    /// Before QMainWindow::saveState(): is shown or hidden as the user wants.
    void showAsWanted();

protected:
    /// objectName: by which its place is kept. Whether it is shown before anything is restored
    /// isWanted says; of use it is from the beginning.
    CameraDock(const QString &title, const QString &objectName, bool isWanted, QWidget *parent);

    /// The menu's entry, which shows and hides it.
    void setToggle(const QString &text, const QKeySequence &key);
    /// For the camera that is selected.
    void setOfUse(bool isOfUse);
    void closeEvent(QCloseEvent *event) override;

private:
    void showIfDue();

    bool m_isWanted;
    bool m_isOfUse = true;
    bool m_isFullScreen = false;
};

} // namespace vedette
