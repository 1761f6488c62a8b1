// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingRoot.h"

namespace vedette {

std::variant<QString, DiskError>
RecordingRoot::freePath(const QString &camera, std::chrono::system_clock::time_point start)
{
    if (!m_folder) {
        auto opened = RecordingFolder::open(m_path, m_known);
        if (auto *const error = std::get_if<DiskError>(&opened)) {
            return *error;
        }
        m_folder = std::move(std::get<std::unique_ptr<RecordingFolder>>(opened));
        m_known = RecordingFolder::Known::Surely;
    }
    auto path = m_folder->freePath(camera, start);
    const auto *const error = std::get_if<DiskError>(&path);
    if (error != nullptr && error->kind == DiskError::Kind::Gone) {
        m_folder.reset();
    }
    return path;
}

} // namespace vedette
