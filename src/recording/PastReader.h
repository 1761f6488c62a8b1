// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastPictures.h"
#include "recording/RecordingCatalog.h"

#include <QFuture>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

namespace vedette {

class JointPlayback;
class Playback;

/// Reads what was recorded below a folder, in a thread of its own, so that neither who asks nor who
/// writes waits for the disk. Any thread may ask; questions are answered one after another. Answers
/// come from the reader's thread: take them by QFuture::then() with a context. Belongs to the
/// thread that made it.
class PastReader
{
public:
    /// root: of the recordings; it need not be there.
    explicit PastReader(QString root);
    /// What was asked for is answered first; all that plays ends.
    ~PastReader();
    Q_DISABLE_COPY_MOVE(PastReader)

    /// As RecordingCatalog has them.
    QFuture<QList<RecordingCatalog::Span>>
    spans(const QString &camera, WallTime from, WallTime to, std::chrono::milliseconds smallestGap,
          RecordingCatalog::Which which = RecordingCatalog::Which::All);
    QFuture<QList<Segment>> segments(const QString &camera, WallTime from, WallTime to);
    /// As PastPictures has it.
    QFuture<std::optional<PastPicture>> pictureAt(const QString &camera, WallTime time);
    /// Lives in the reader's thread, and ends with it; end it before by deleteLater().
    [[nodiscard]] Playback *makePlayback(const QString &camera);
    /// Likewise, of several.
    [[nodiscard]] JointPlayback *makeJointPlayback(const QStringList &cameras);

private:
    struct Worker;

    template <typename Player, typename Cameras>
    [[nodiscard]] Player *make(const Cameras &cameras);

    template <typename Result>
    QFuture<Result> ask(std::function<Result(Worker &)> question);

    QString m_root;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< used in m_thread alone
    QObject *m_context;               ///< lives in m_thread, and ends with it
};

} // namespace vedette
