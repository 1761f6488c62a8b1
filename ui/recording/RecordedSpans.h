// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/RecordingCatalog.h"
#include "recording/TimeScale.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace vedette {

class PastReader;

/// When the cameras of a timeline were recorded, as far as it shows that: asked for again when it
/// shows another time, and, while it is watched, as recordings grow. GUI thread.
class RecordedSpans : public QObject
{
    Q_OBJECT

public:
    using Spans = QList<RecordingCatalog::Span>;

    /// While single files are to be seen on the timeline, it says which of them are locked.
    static constexpr std::chrono::hours LongestForLocks{48};

    explicit RecordedSpans(QObject *parent);

    /// Where recordings are from now on. This object outlives it.
    void setReader(PastReader &reader);
    /// Their folders.
    void setCameras(const QStringList &cameras);
    void setScale(const TimeScale &scale);
    void setWatched(bool watched);
    /// Something may have changed.
    void refresh();

    /// By time.
    [[nodiscard]] Spans spans(const QString &camera) const { return m_known[camera].spans; }
    /// Those that are locked.
    [[nodiscard]] Spans locked(const QString &camera) const { return m_known[camera].locked; }

signals:
    void changed();

private:
    struct Known
    {
        Spans spans;
        Spans locked;
        bool isAsked = false;    ///< an answer is on its way
        bool isOutdated = false; ///< and will have to be asked for again
    };

    void ask(const QString &camera);
    void askForLocks(const QString &camera);
    void answered(const QString &camera);

    PastReader *m_reader = nullptr;
    QStringList m_cameras;
    TimeScale m_scale{{}, TimeScale::ShortestRange, 1};
    WallTime m_from; ///< what is asked for: more than is seen
    WallTime m_to;
    QHash<QString, Known> m_known; ///< by camera
    int m_generation = 0;          ///< of readers and cameras
    QTimer m_timer{this};
};

} // namespace vedette
