// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingRoot.h"

namespace vedette {

std::optional<DiskError> RecordingRoot::open(RecordingFolder::Known known)
{
    auto opened = RecordingFolder::open(m_path, known);
    if (auto *const error = std::get_if<DiskError>(&opened)) {
        return *error;
    }
    m_folder = std::move(std::get<std::unique_ptr<RecordingFolder>>(opened));
    m_known = RecordingFolder::Known::Surely;
    ++m_takings;
    return std::nullopt;
}

bool RecordingRoot::take()
{
    if (m_folder && !m_folder->isThere()) {
        m_folder.reset();
    }
    return m_folder || !open(RecordingFolder::Known::Surely);
}

std::variant<QString, DiskError>
RecordingRoot::freePath(const QString &camera, std::chrono::system_clock::time_point start)
{
    if (!m_folder) {
        if (const auto error = open(m_known)) {
            return *error;
        }
    }
    auto path = m_folder->freePath(camera, start);
    const auto *const error = std::get_if<DiskError>(&path);
    if (error != nullptr && error->kind == DiskError::Kind::Gone) {
        m_folder.reset();
    }
    return path;
}

} // namespace vedette
