// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "web/viewers/FileReader.h"

#include <utility>

namespace vedette {

FileReader::FileReader(std::unique_ptr<QFile> file)
    : m_file(std::move(file))
{
}

FileReader::~FileReader() = default;

void FileReader::readPiece()
{
    const QByteArray piece = m_file->read(PieceBytes);
    if (piece.isEmpty()) {
        emit ended(m_file->error() == QFile::NoError);
    } else {
        emit pieceRead(piece);
    }
}

} // namespace vedette
