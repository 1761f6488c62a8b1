// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QFile>
#include <QObject>

#include <memory>

namespace vedette {

/// Reads a part of a file, a piece when asked. Lives in a thread that may wait
/// for the disk.
class FileReader : public QObject
{
    Q_OBJECT

public:
    /// In bytes: a viewer's socket takes some of these at once, and it is read quickly.
    static constexpr qint64 PieceBytes = 256 * 1024;

    /// file: open for reading, at the part's beginning. bytes: the part's.
    FileReader(std::unique_ptr<QFile> file, qint64 bytes);
    ~FileReader() override;

    /// pieceRead() or ended() follows.
    void readPiece();

signals:
    void pieceRead(const QByteArray &piece);
    /// There is nothing more; isWhole: as there should not be.
    void ended(bool isWhole);

private:
    std::unique_ptr<QFile> m_file;
    qint64 m_left; ///< bytes
};

} // namespace vedette
