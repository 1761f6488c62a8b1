// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialects/Dialect.h"
#include "dialects/DialectLibrary.h"
#include "dialects/JsonLines.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace vedette {

/// What is wrong with a dialect's file: of all that is said, what stands first in it.
class DialectProblems
{
    Q_DECLARE_TR_FUNCTIONS(DialectProblems)

public:
    /// json: what the file holds, valid JSON; path: how it is named to people.
    DialectProblems(const QByteArray &json, QString path);

    /// Something is wrong with the value at a JSON pointer, "/steps/left": a clause for people.
    void add(const QString &pointer, const QString &text);
    void addAtLine(int line, const QString &text);
    [[nodiscard]] std::optional<DialectError> first() const;

    /// "garden.json, line 3: …"; without a line when it is 0.
    static DialectError error(const QString &path, int line, const QString &text);

private:
    JsonLines m_lines;
    QString m_path;
    int m_line = 0;
    QString m_text;
};

/// An object in a dialect's file, whose values it reads and checks. What is wrong goes to the
/// problems, and a harmless value is given instead, so that reading goes on.
class DialectObject
{
    Q_DECLARE_TR_FUNCTIONS(DialectObject)

public:
    DialectObject(QJsonObject object, QString pointer, DialectProblems &problems);

    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }
    [[nodiscard]] QStringList keys() const { return m_object.keys(); }
    /// The raw value; the key counts as known from now on.
    QJsonValue value(const QString &key);
    /// One line for people, of at most `most` characters; empty only when it may be left out.
    QString text(const QString &key, qsizetype most, bool isNeeded);
    /// Several of them.
    QStringList texts(const QString &key, qsizetype most, bool isNeeded);
    /// One of the words.
    QString word(const QString &key, const QStringList &words, bool isNeeded);
    /// A whole number; `otherwise` when it is left out, which it may be unless that is nothing.
    int number(const QString &key, int minimum, int maximum, std::optional<int> otherwise);
    bool yesOrNo(const QString &key);
    std::optional<DialectObject> object(const QString &key);
    /// A list of objects.
    QList<DialectObject> objects(const QString &key, qsizetype most);

    /// Something is wrong with the value of a key, or with the object itself (empty).
    void refuse(const QString &key, const QString &text);
    /// All keys that were not asked for are mistakes.
    void refuseOthers();
    [[nodiscard]] QString pointerTo(const QString &key) const;
    [[nodiscard]] DialectProblems &problems() const { return *m_problems; }

    /// Of one text for people, in UTF-16 units.
    static constexpr qsizetype LongestText = 300;

private:
    QString checkedText(const QJsonValue &value, const QString &pointer, qsizetype most);

    QJsonObject m_object;
    QString m_pointer;
    DialectProblems *m_problems;
    QSet<QString> m_known;
};

} // namespace vedette
