// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

namespace vedette {

/// In which line of a JSON text each value stands. The text has to be valid JSON. A value.
class JsonLines
{
public:
    /// No file of Vedette's has more: objects and lists in one another.
    static constexpr int MostDepth = 8;
    /// Of a key, in bytes: longer ones are not known to Vedette anyway.
    static constexpr qsizetype LongestKey = 64;

    explicit JsonLines(const QByteArray &json);

    /// The line, from 1, of the value at a pointer such as "/steps/left" or "/controls/0"; of what
    /// it would be in, when it is not there.
    [[nodiscard]] int lineOf(const QString &pointer) const;

    enum class Flaw { None, KeyTwice, KeyTooLong, TooDeep };
    /// The first that JSON itself does not mind.
    [[nodiscard]] Flaw flaw() const { return m_flaw; }
    [[nodiscard]] int flawLine() const { return m_flawLine; }
    /// The key, of KeyTwice.
    [[nodiscard]] QString flawKey() const { return m_flawKey; }

private:
    class Scanner;

    QHash<QString, int> m_lines;
    Flaw m_flaw = Flaw::None;
    int m_flawLine = 0;
    QString m_flawKey;
};

} // namespace vedette
