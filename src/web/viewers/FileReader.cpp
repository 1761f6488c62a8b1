// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/FileReader.h"

#include <algorithm>
#include <utility>

namespace vedette {

FileReader::FileReader(std::unique_ptr<QFile> file, qint64 bytes)
    : m_file(std::move(file))
    , m_left(bytes)
{
}

FileReader::~FileReader() = default;

void FileReader::readPiece()
{
    const QByteArray piece = m_file->read(std::min(PieceBytes, m_left));
    m_left -= piece.size();
    if (piece.isEmpty()) {
        emit ended(m_left == 0);
    } else {
        emit pieceRead(piece);
    }
}

} // namespace vedette

#include "moc_FileReader.cpp"
