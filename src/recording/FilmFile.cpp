// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/FilmFile.h"

#include "recording/MatroskaFile.h"

#include <utility>

namespace vedette {

namespace {

class LosslessFilm : public FilmFile
{
public:
    explicit LosslessFilm(std::unique_ptr<MatroskaFile> file)
        : m_file(std::move(file))
    {
    }
    [[nodiscard]] std::optional<DiskError> write(const PastPicture &picture, Time at) override
    {
        return m_file->write(picture.jpeg, at);
    }
    [[nodiscard]] std::optional<DiskError> close() override { return m_file->close(); }

private:
    std::unique_ptr<MatroskaFile> m_file;
};

} // namespace

FilmFile::Made FilmFile::makeLossless(const QString &path, const Head &head)
{
    auto made =
        MatroskaFile::create(path, {.title = head.title, .size = head.size, .start = head.start});
    if (auto *const file = std::get_if<std::unique_ptr<MatroskaFile>>(&made)) {
        return std::make_unique<LosslessFilm>(std::move(*file));
    }
    return std::get<DiskError>(made);
}

} // namespace vedette
