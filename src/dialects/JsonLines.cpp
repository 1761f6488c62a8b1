// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/JsonLines.h"

#include <QList>

namespace vedette {

namespace {

/// The end of a string whose first quote is at `start`: behind its last.
qsizetype endOfString(const QByteArray &json, qsizetype start)
{
    qsizetype at = start + 1;
    while (at < json.size() && json[at] != '"') {
        at += json[at] == '\\' ? 2 : 1;
    }
    return at + 1;
}

/// What stands between values.
bool isBetween(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':';
}

bool isClosing(char c)
{
    return c == '}' || c == ']';
}

/// The end of a number or a word.
qsizetype endOfWord(const QByteArray &json, qsizetype start)
{
    qsizetype at = start;
    while (at < json.size() && !isBetween(json[at]) && !isClosing(json[at])) {
        ++at;
    }
    return at;
}

} // namespace

/// Goes once through the text, which needs no checks of its own: it is valid.
class JsonLines::Scanner
{
public:
    Scanner(const QByteArray &json, JsonLines &lines)
        : m_json(json)
        , m_lines(lines)
    {
    }

    void scan()
    {
        while (m_at < m_json.size() && m_lines.m_flaw == Flaw::None) {
            const char c = m_json[m_at];
            const bool isKey = !m_open.isEmpty() && !m_open.last().isList && m_open.last().isKey;
            if (isBetween(c)) {
                m_line += c == '\n' ? 1 : 0;
                ++m_at;
            } else if (isClosing(c)) {
                close();
            } else if (isKey) {
                takeKey();
            } else {
                takeValue();
            }
        }
    }

private:
    /// An object or a list that is open.
    struct Open
    {
        QString pointer;
        bool isList = false;
        int index = 0;     ///< of a list's next value
        bool isKey = true; ///< of an object: a key is next
        QString key;       ///< of an object's next value

        [[nodiscard]] QString next() const
        {
            return pointer + u'/' + (isList ? QString::number(index) : key);
        }
    };

    void fail(Flaw flaw, const QString &key = {})
    {
        m_lines.m_flaw = flaw;
        m_lines.m_flawLine = m_line;
        m_lines.m_flawKey = key;
    }

    void afterValue()
    {
        if (!m_open.isEmpty()) {
            ++m_open.last().index;
            m_open.last().isKey = true;
        }
    }

    void close()
    {
        ++m_at;
        if (!m_open.isEmpty()) {
            m_open.removeLast();
        }
        afterValue();
    }

    void takeKey()
    {
        const qsizetype end = endOfString(m_json, m_at);
        const QByteArray key = m_json.mid(m_at + 1, end - m_at - 2);
        m_at = end;
        Open &object = m_open.last();
        object.isKey = false;
        object.key = QString::fromUtf8(key);
        if (key.size() > LongestKey) {
            fail(Flaw::KeyTooLong);
        } else if (m_lines.m_lines.contains(object.next())) {
            fail(Flaw::KeyTwice, object.key);
        }
    }

    void takeValue()
    {
        const char c = m_json[m_at];
        const QString pointer = m_open.isEmpty() ? QString() : m_open.last().next();
        m_lines.m_lines.insert(pointer, m_line);
        if (c != '{' && c != '[') {
            m_at = c == '"' ? endOfString(m_json, m_at) : endOfWord(m_json, m_at);
            afterValue();
            return;
        }
        ++m_at;
        m_open.append({.pointer = pointer, .isList = c == '[', .key = {}});
        if (m_open.size() > MostDepth) {
            fail(Flaw::TooDeep);
        }
    }

    const QByteArray &m_json;
    JsonLines &m_lines;
    QList<Open> m_open;
    qsizetype m_at = 0;
    int m_line = 1;
};

JsonLines::JsonLines(const QByteArray &json)
{
    Scanner(json, *this).scan();
}

int JsonLines::lineOf(const QString &pointer) const
{
    for (QString at = pointer;; at.truncate(at.lastIndexOf(u'/'))) {
        const auto found = m_lines.constFind(at);
        if (found != m_lines.cend() || at.isEmpty()) {
            return found == m_lines.cend() ? 1 : *found;
        }
    }
}

} // namespace vedette
