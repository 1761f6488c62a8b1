// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/SegmentSource.h"

#include <QHash>
#include <QStringList>

#include <memory>

namespace vedette {

class IndexFile;

/// Reads the index of a recordings' folder, while RecordingIndex writes it in another thread. As
/// long as there is no index there are no recordings; each call looks for it again. Reads from the
/// disk in the thread that calls it, which has to be always the same.
class RecordingCatalog : public SegmentSource
{
public:
    /// A time that is recorded without a gap.
    struct Span
    {
        WallTime from;
        WallTime to;

        bool operator==(const Span &) const = default;
    };
    enum class Which { All, Locked };
    struct Total
    {
        qint64 bytes = 0;
        qint64 segments = 0;

        bool operator==(const Total &) const = default;
    };
    /// A timeline does not show a shorter gap: between the files of a camera that sends one picture
    /// a second, or while a connection is made again.
    static constexpr std::chrono::milliseconds SmallestGap{2000};

    /// root: of the recordings.
    explicit RecordingCatalog(const QString &root);
    /// With what was removed after that removal, as if it had not been: for who holds it.
    RecordingCatalog(const QString &root, quint64 removal);
    ~RecordingCatalog() override;
    Q_DISABLE_COPY_MOVE(RecordingCatalog)

    [[nodiscard]] QList<Segment> between(const QString &camera, WallTime from,
                                         WallTime to) const override;
    [[nodiscard]] std::optional<Segment> lastFrom(const QString &camera,
                                                  WallTime at) const override;
    [[nodiscard]] std::optional<Segment> firstAfter(const QString &camera,
                                                    WallTime at) const override;

    /// What a timeline shows, by time: segments that follow each other within smallestGap are one
    /// span. Spans are whole, also beyond from … to. Of all recordings, or of those that are
    /// locked.
    [[nodiscard]] QList<Span> spans(const QString &camera, WallTime from, WallTime to,
                                    std::chrono::milliseconds smallestGap = SmallestGap,
                                    Which which = Which::All) const;
    /// Those that have recordings, sorted.
    [[nodiscard]] QStringList cameras() const;
    /// By camera.
    [[nodiscard]] QHash<QString, Total> totals() const;

private:
    /// Null: there is none.
    [[nodiscard]] IndexFile *file() const;
    [[nodiscard]] QList<Segment> read(const QString &conditions, const QVariantList &values) const;

    QString m_root;
    QString m_isThere; ///< the condition for what there is
    mutable std::unique_ptr<IndexFile> m_file;
};

} // namespace vedette
