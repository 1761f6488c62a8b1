// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QRunnable>
#include <QString>

namespace vedette {

/// Asks the name servers for a host's addresses past Qt's cache, and leaves the answer there.
///
/// QHostInfo, and so QNetworkAccessManager and QTcpSocket, keep an answer for a minute, however
/// short its time to live (Qt 6.4 to 6.8, QHostInfoCache): a camera that got another address would
/// be looked for at the old one. Only the blocking QHostInfo::fromName() asks each time and
/// renews what is kept, so it runs in a thread of the global pool, which deletes the object.
class NameLookup : public QObject, public QRunnable
{
    Q_OBJECT

public:
    explicit NameLookup(QString host);

    void run() override;

signals:
    /// The answer is kept, if there is one. Emitted in the pool's thread, once.
    void finished();

private:
    QString m_host;
};

} // namespace vedette
