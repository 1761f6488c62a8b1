// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/RecordingRoot.h"

#include <QCoreApplication>

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

std::optional<DiskError> RecordingRoot::take()
{
    if (m_folder && !m_folder->isThere()) {
        m_folder.reset();
    }
    if (m_folder) {
        return std::nullopt;
    }
    auto error = open(RecordingFolder::Known::Surely);
    if (error && error->kind == DiskError::Kind::Gone &&
        m_known == RecordingFolder::Known::Perhaps) {
        return DiskError{
            DiskError::Kind::Unused,
            QCoreApplication::translate("vedette::RecordingRoot",
                                        "Nothing was recorded into %1 yet. Record something, or "
                                        "connect the disk that has the recordings.")
                .arg(m_path)};
    }
    return error;
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
