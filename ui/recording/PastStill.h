// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastPictures.h"
#include "stream/DecodeSlot.h"

#include <QObject>
#include <QSize>

#include <optional>

namespace vedette {

class PastReader;

/// A still picture of the past, decoded in the pool. One question is under way at a time; of those
/// that come meanwhile the newest is asked next. GUI thread.
class PastStill : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        QString camera; ///< its folder
        WallTime time;
        QSize size; ///< how large it is shown, in device pixels
        Mounting mounting;

        bool operator==(const Question &) const = default;
    };

    /// pool must outlive what is asked of this object.
    explicit PastStill(DecodePool &pool, QObject *parent = nullptr);

    /// Who is asked from now on. This object outlives it, as an answer may be on its way.
    void setReader(PastReader &reader);
    void ask(const Question &question);
    /// Nothing is asked any more; the answer to what is under way still comes.
    void cancel() { m_wanted.reset(); }

signals:
    /// Of the question asked last, or of one before it. Nothing: nothing was recorded then.
    void answered(const std::optional<vedette::DecodedFrame> &picture);

private:
    void askNext();
    void take(const std::optional<PastPicture> &picture);
    void takeDecoded();

    PastReader *m_reader = nullptr;
    DecodeSlot m_slot;
    std::optional<Question> m_wanted; ///< not answered yet
    std::optional<Question> m_asked;  ///< under way
    QString m_path;                   ///< of the file of what is decoded …
    WallTime m_time;                  ///< … and its time
    QSize m_size;                     ///< … and for whom
    Mounting m_mounting;
    std::optional<DecodedFrame> m_decoded; ///< last
};

} // namespace vedette
