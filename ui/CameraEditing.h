// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QMessageBox;
class QWidget;

namespace vedette {

class ConnectionDialog;
class OpenCameras;
class WatchedCameras;

/// The dialogs in which the user adds, edits and removes cameras, and opens others: what they come
/// to is in the files, and OpenCameras has it. GUI thread.
class CameraEditing : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object. The dialogs are window's.
    CameraEditing(QWidget &window, OpenCameras &cameras, WatchedCameras &watched);
    ~CameraEditing() override;

    /// Into the folder that is open, else into the user's own, which is open then.
    void add();
    /// Of the demo, which has no file, adds one.
    void edit(const QString &id);
    /// Opens the dialog with settings that cannot be used, and with what is wrong. envFile is where
    /// it keeps them; empty: a new camera of the user's.
    void correct(const LoadedSettings &loaded, const QString &envFile);
    /// Asks first. Only of a folder.
    void remove(const QString &id);
    void openFile();
    void openFolder();
    /// Shows these cameras, or says what is wrong with the folder.
    void openFolder(const QString &folder);
    /// Shows what was open before the demo, else the user's own cameras, else adds one.
    void leaveDemo();
    /// Says which files are no cameras, and offers to correct the first that can be.
    void showLeftOut();

signals:
    /// A dialog is about to take the keys.
    void aboutToAsk();
    /// This camera is new.
    void added(const QString &id);
    /// It is to be set when this camera is recorded; over the dialog that is open.
    void recordingRequested(const QString &id);
    /// A whole sentence for the user.
    void said(const QString &text);

private:
    bool run(ConnectionDialog &dialog, const QString &pausedId);
    // id: of the camera that is watched meanwhile, but not while it is tested; may be empty.
    void addFrom(const LoadedSettings &loaded, const QString &id);
    void editInFolder(const LoadedSettings &loaded, const QString &envFile, const QString &id);
    void editAlone(const LoadedSettings &loaded, const QString &envFile, const QString &id);
    [[nodiscard]] QString targetFolder() const;

    QWidget &m_window;
    OpenCameras &m_cameras;
    WatchedCameras &m_watched;
    QPointer<QMessageBox> m_leftOut;
};

} // namespace vedette
