// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/DiskError.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

struct AVIOContext;

namespace vedette {

/// A new file below libavformat, whose own says nothing of what went wrong and knows no
/// fdatasync(). It is its owner's alone. Not thread-safe; calls block as long as the disk does.
class OutputFile
{
public:
    /// One that is there is not touched.
    static std::variant<std::unique_ptr<OutputFile>, DiskError> create(const QString &path);
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;
    OutputFile(OutputFile &&) = delete;
    OutputFile &operator=(OutputFile &&) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    /// What libavformat writes into; null without memory for it.
    [[nodiscard]] AVIOContext *io() const { return m_io; }
    /// What went wrong here, or, if nothing did, what libavformat says.
    [[nodiscard]] DiskError failure(int avError) const;

    /// Past libavformat.
    [[nodiscard]] std::optional<DiskError> write(QByteArrayView bytes);
    /// Until it is on the disk.
    [[nodiscard]] std::optional<DiskError> sync();
    /// Nothing: the disk did not say.
    [[nodiscard]] std::optional<qint64> size() const;
    [[nodiscard]] bool truncate(qint64 size) const;

private:
    OutputFile(QString path, int descriptor);

    QString m_path;
    int m_descriptor;
    int m_error = 0; ///< errno of what failed last
    AVIOContext *m_io = nullptr;

    friend struct OutputFileCalls;
};

} // namespace vedette
