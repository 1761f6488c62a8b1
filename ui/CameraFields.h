// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "config/Settings.h"

#include <QWidget>

#include <memory>

namespace vedette {

class CameraAddress;
class CameraFinder;
class CameraLogins;
class DialogThread;
class SteeringFields;
struct FoundCamera;
struct NetworkCamera;

/// All fields of a camera's dialog: its name and address, how it is steered, the logins, and the
/// buttons that find its address. What is typed into one field fills others that the user has not.
/// GUI thread.
class CameraFields : public QWidget
{
    Q_OBJECT

public:
    /// thread: for the search.
    CameraFields(const Settings &settings, std::shared_ptr<DialogThread> thread,
                 QWidget *parent = nullptr);
    ~CameraFields() override;

    /// What a camera in a folder has: a name, and no login for viewers, which is elsewhere.
    void keepInFolder();
    /// The settings they were made with, changed by what is in the fields.
    [[nodiscard]] Settings settings() const;
    /// The name that a camera without a field for it has, once it is saved.
    void setSavedName(const QString &name);

    /// Completes the address, and moves a login in it to its fields.
    void complete();
    /// Says what is wrong beside each field; the first that is wrong gets the focus.
    bool check();
    /// What tests and checks said.
    void clearResults();
    /// Nobody is at the address: says what may help when the camera was there before.
    void suggestNetwork();

    CameraAddress &address() { return *m_address; }
    [[nodiscard]] const CameraAddress &address() const { return *m_address; }
    CameraFinder &finder() { return *m_finder; }
    SteeringFields &steering() { return *m_steering; }

signals:
    /// Any of them but the name, by the user or by another field.
    void changed();
    /// A search is about to begin there; of all its usual ports, if no port is named. The finder
    /// says when it has ended.
    void aboutToSearch(const QUrl &camera);

private:
    void find();
    void searchNetwork();
    void takeNetworkCamera(const NetworkCamera &camera);
    void offer(const FoundCamera &found);

    Settings m_before;
    QUrl m_former; ///< where the camera was before, without a login; empty: nowhere yet
    bool m_hasName = false;
    CameraAddress *m_address = nullptr;
    CameraFinder *m_finder = nullptr;
    SteeringFields *m_steering = nullptr;
    CameraLogins *m_logins = nullptr;
};

} // namespace vedette
