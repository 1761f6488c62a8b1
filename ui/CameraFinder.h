// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/search/FoundCamera.h"
#include "camera/search/SearchPlan.h"
#include "camera/search/StreamSearch.h"
#include "DialogThread.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace vedette {

class ResultLabel;

/// The buttons that find a camera, and what the search is doing and came to. The search asks
/// without a login, and one address at a time, in the io thread; who else has a connection to the
/// camera lets go of it first. GUI thread.
class CameraFinder : public QWidget
{
    Q_OBJECT

public:
    explicit CameraFinder(std::shared_ptr<DialogThread> thread, QWidget *parent = nullptr);
    ~CameraFinder() override;

    /// Where it says what it does and what it found; owned by whoever puts it into a layout.
    ResultLabel *result() { return m_result; }

    /// Begins to look there. ended() follows.
    void search(const SearchPlan &plan);
    /// Closes the connection. Without a search: nothing.
    void stop();
    /// Nobody is at the camera's address: says what may help.
    void suggestNetwork();
    /// stop(), and what it found is about another address.
    void forget();
    [[nodiscard]] bool isSearching() const { return m_search != nullptr; }

signals:
    /// The user wants a search.
    void findRequested();
    /// The user wants to see what is in the local network.
    void networkRequested();
    /// Something was found; ended() follows.
    void found(const vedette::FoundCamera &camera);
    /// No connection to the camera is open any more.
    void ended();

private:
    void showRunning(bool isRunning);
    void take(const FoundCamera &camera);

    std::shared_ptr<DialogThread> m_thread;
    ObjectInThread<StreamSearch> m_search;
    int m_number = 0; ///< of the search: what an earlier one says late is ignored
    bool m_isOnePort = false;
    QPushButton *m_find = nullptr;
    ResultLabel *m_result = nullptr;
};

} // namespace vedette
