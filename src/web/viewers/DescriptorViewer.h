// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/viewers/Viewer.h"
#include "web/viewers/ViewerPoll.h"

#include <memory>

namespace vedette {

/// A viewer without TLS, served through its bare descriptor: with hundreds of them, what
/// QTcpSocket does for each write and the event loop for each socket costs more than the sending
/// itself (measured; see docs/benchmarks.md).
class DescriptorViewer : public Viewer
{
    Q_OBJECT

public:
    /// The kernel takes no more while this much has not left for the network, so that a slow
    /// client's backlog stays here, where it can be skipped. A full Ethernet burst.
    static constexpr int UnsentBytes = 16 * 1024;
    /// The same for unix sockets, which know no such limit, only a size.
    static constexpr int UnixSendBufferBytes = 128 * 1024;
    /// Of what the client sends, so much is read in one turn of the event loop.
    static constexpr int InputBytesEachTurn = 16 * 1024;

    /// isOpen() says whether there was a descriptor for it.
    DescriptorViewer(ClientSocket client, const QByteArray &head, QObject *parent = nullptr);
    ~DescriptorViewer() override;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// ViewerPoll saw something happen at the descriptor.
    void ready(bool readable, bool writable, bool broken);

protected:
    void send(const QByteArray &piece) override;
    void release() override;

private:
    void drain();
    void discardInput();

    std::shared_ptr<ViewerPoll> m_poll = ViewerPoll::ofThread();
    ConnectionLease m_lease;
    int m_descriptor = -1;
    QByteArray m_piece; ///< under way
    qsizetype m_offset = 0;
};

} // namespace vedette
