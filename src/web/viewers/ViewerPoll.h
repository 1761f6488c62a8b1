// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>

#include <memory>

namespace vedette {

class DescriptorViewer;

/// Watches the descriptors of all viewers of a thread through one epoll instance, so that Qt's
/// event loop has one descriptor to look at, not a thousand, and none while there is no viewer: it
/// looks at all that it has for each picture of each camera. Lives in the io thread.
class ViewerPoll : public QObject
{
    Q_OBJECT

public:
    /// The calling thread's: made for its first viewer, gone with its last.
    static std::shared_ptr<ViewerPoll> ofThread();
    ViewerPoll();
    ~ViewerPoll() override;

    /// False when the system has no more to give.
    [[nodiscard]] bool add(int descriptor, DescriptorViewer *viewer);
    /// What is there to read or write is reported once more, in another turn of the event loop.
    void lookAgain(int descriptor);
    void remove(int descriptor);

private:
    bool control(int operation, int descriptor) const;
    void dispatch();

    int m_epoll = -1;
    QHash<int, DescriptorViewer *> m_viewers; ///< by descriptor
};

} // namespace vedette
