// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stream/Frame.h"

#include <QByteArray>

#include <optional>

namespace vedette {

/// The newest frame as a part of multipart/x-mixed-replace (RFC 2046, 5.1), made once however many
/// viewers it goes to. Lives in the io thread.
class FramePart
{
public:
    /// moreFields: of each part's head, besides those that all have; each ends with CR LF.
    explicit FramePart(QByteArray boundary, QByteArray moreFields = {});

    /// One that cannot be guessed, so that no picture can be made to contain it.
    static QByteArray newBoundary();
    /// The Content-Type of an answer of such parts.
    static QByteArray contentType(const QByteArray &boundary);
    /// What stands in front of the first part.
    static QByteArray opening(const QByteArray &boundary) { return "--" + boundary + "\r\n"; }

    /// frame: of one camera, always.
    const QByteArray &of(const Frame &frame);
    /// A part that says why there is no picture of a time.
    [[nodiscard]] QByteArray ofText(const QString &text,
                                    std::chrono::system_clock::time_point time) const;

private:
    [[nodiscard]] QByteArray make(const QByteArray &type, const QByteArray &body,
                                  std::chrono::system_clock::time_point time) const;

    QByteArray m_boundary;
    QByteArray m_moreFields;
    QByteArray m_part; ///< of the frame whose number is m_sequence
    std::optional<quint64> m_sequence;
};

} // namespace vedette
