// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <optional>

class QDateTime;

namespace vedette {

/// Times of a week, by the clock on the wall, to the minute. A value.
class WeekSchedule
{
public:
    /// More of them are no schedule that somebody wrote.
    static constexpr qsizetype MostEntries = 50;

    /// Reads "22:00-06:00" (each day), "Mon-Fri 08:00-18:00", "Sat 00:00-24:00", or several of
    /// these with commas between. What goes past midnight ends on the next day. Nothing when it is
    /// none.
    static std::optional<WeekSchedule> parse(const QString &text);
    /// What parse() reads, for people: "times such as …".
    static QString form();

    /// Whether it is one of these times, in time's own zone.
    [[nodiscard]] bool contains(const QDateTime &time) const;
    [[nodiscard]] bool isEmpty() const { return m_spans.isEmpty(); }
    /// As it was written, in one line.
    [[nodiscard]] const QString &text() const { return m_text; }

    bool operator==(const WeekSchedule &) const = default;

private:
    /// In minutes since Monday, 0:00; to is behind the last one, and may be in the next week.
    struct Span
    {
        int from = 0;
        int to = 0;

        bool operator==(const Span &) const = default;
    };
    [[nodiscard]] bool take(const QString &entry);

    Q_DECLARE_TR_FUNCTIONS(WeekSchedule)

    QString m_text;
    QList<Span> m_spans;
};

} // namespace vedette
