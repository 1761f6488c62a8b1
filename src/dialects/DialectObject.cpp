// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectObject.h"

#include "base/TextProblems.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vedette {

namespace {

/// Of a list of texts.
constexpr qsizetype MostTexts = 64;

bool isOneLine(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.isPrint() || c.isSurrogate(); }) &&
           invisibleCharacter(text).isEmpty();
}

/// As people read it: "steps.left".
QString keyOf(const QString &pointer)
{
    return pointer.mid(1).replace(u'/', u'.');
}

} // namespace

DialectProblems::DialectProblems(const QByteArray &json, QString path)
    : m_lines(json)
    , m_path(std::move(path))
{
    switch (m_lines.flaw()) {
    case JsonLines::Flaw::None:
        break;
    case JsonLines::Flaw::KeyTwice:
        addAtLine(m_lines.flawLine(),
                  tr("\"%1\" is there a second time; delete one of them").arg(m_lines.flawKey()));
        break;
    case JsonLines::Flaw::KeyTooLong:
        addAtLine(m_lines.flawLine(), tr("no key is as long as this one"));
        break;
    case JsonLines::Flaw::TooDeep:
        addAtLine(
            m_lines.flawLine(),
            tr("there are more than %1 brackets within one another").arg(JsonLines::MostDepth));
        break;
    }
}

void DialectProblems::add(const QString &pointer, const QString &text)
{
    addAtLine(m_lines.lineOf(pointer), text);
}

void DialectProblems::addAtLine(int line, const QString &text)
{
    if (m_text.isEmpty() || line < m_line) {
        m_line = line;
        m_text = text;
    }
}

std::optional<DialectError> DialectProblems::first() const
{
    return m_text.isEmpty() ? std::nullopt : std::optional(error(m_path, m_line, m_text));
}

DialectError DialectProblems::error(const QString &path, int line, const QString &text)
{
    return {line == 0 ? QStringLiteral("%1: %2").arg(path, text)
                      : tr("%1, line %2: %3").arg(path, QString::number(line), text)};
}

DialectObject::DialectObject(QJsonObject object, QString pointer, DialectProblems &problems)
    : m_object(std::move(object))
    , m_pointer(std::move(pointer))
    , m_problems(&problems)
{
}

QString DialectObject::pointerTo(const QString &key) const
{
    return key.isEmpty() ? m_pointer : m_pointer + u'/' + key;
}

void DialectObject::refuse(const QString &key, const QString &text)
{
    m_problems->add(pointerTo(key), text);
}

QJsonValue DialectObject::value(const QString &key)
{
    m_known.insert(key);
    return m_object.value(key);
}

QString DialectObject::checkedText(const QJsonValue &value, const QString &pointer, qsizetype most)
{
    QString text = value.toString();
    if (!value.isString() || text.isEmpty() || text.size() > most || !isOneLine(text)) {
        m_problems->add(pointer, tr("\"%1\" must be one line of text, of at most %2 characters")
                                     .arg(keyOf(pointer), QString::number(most)));
        return {};
    }
    return text;
}

QString DialectObject::text(const QString &key, qsizetype most, bool isNeeded)
{
    const QJsonValue found = value(key);
    if (found.isUndefined()) {
        if (isNeeded) {
            refuse({}, tr("\"%1\" is missing").arg(keyOf(pointerTo(key))));
        }
        return {};
    }
    return checkedText(found, pointerTo(key), most);
}

QStringList DialectObject::texts(const QString &key, qsizetype most, bool isNeeded)
{
    const QJsonValue found = value(key);
    const QJsonArray list = found.toArray();
    if (found.isUndefined() && !isNeeded) {
        return {};
    }
    if (!found.isArray() || list.isEmpty() || list.size() > MostTexts) {
        refuse(key, tr("\"%1\" must be a list of 1 to %2 texts, such as [\"one\", \"two\"]")
                        .arg(keyOf(pointerTo(key)), QString::number(MostTexts)));
        return {};
    }
    QStringList texts;
    for (qsizetype i = 0; i < list.size(); ++i) {
        texts += checkedText(list[i], pointerTo(key) + u'/' + QString::number(i), most);
    }
    return texts;
}

QString DialectObject::word(const QString &key, const QStringList &words, bool isNeeded)
{
    const QJsonValue found = value(key);
    if (found.isUndefined() && !isNeeded) {
        return {};
    }
    if (!words.contains(found.toString())) {
        refuse(key, tr("\"%1\" must be one of %2")
                        .arg(keyOf(pointerTo(key)), words.join(QLatin1String(", "))));
        return {};
    }
    return found.toString();
}

int DialectObject::number(const QString &key, int minimum, int maximum,
                          std::optional<int> otherwise)
{
    const QJsonValue found = value(key);
    if (found.isUndefined() && otherwise) {
        return *otherwise;
    }
    const double number = found.toDouble(std::nan(""));
    // A comparison with what is no number is false.
    if (!(number >= minimum && number <= maximum) || std::floor(number) != number) {
        refuse(key,
               tr("\"%1\" must be a whole number from %2 to %3")
                   .arg(keyOf(pointerTo(key)), QString::number(minimum), QString::number(maximum)));
        return std::clamp(0, minimum, maximum);
    }
    return static_cast<int>(number);
}

bool DialectObject::yesOrNo(const QString &key)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isBool()) {
        refuse(key, tr("\"%1\" must be true or false").arg(keyOf(pointerTo(key))));
    }
    return found.toBool();
}

std::optional<DialectObject> DialectObject::object(const QString &key)
{
    const QJsonValue found = value(key);
    if (found.isUndefined()) {
        return std::nullopt;
    }
    if (!found.isObject()) {
        refuse(key, tr("\"%1\" must be an object: { … }").arg(keyOf(pointerTo(key))));
        return std::nullopt;
    }
    return DialectObject(found.toObject(), pointerTo(key), *m_problems);
}

QList<DialectObject> DialectObject::objects(const QString &key, qsizetype most)
{
    const QJsonValue found = value(key);
    const QJsonArray list = found.toArray();
    const bool areObjects = std::all_of(list.cbegin(), list.cend(),
                                        [](const QJsonValue &entry) { return entry.isObject(); });
    if (found.isUndefined()) {
        return {};
    }
    if (!found.isArray() || list.isEmpty() || list.size() > most || !areObjects) {
        refuse(key, tr("\"%1\" must be a list of 1 to %2 objects: [{ … }, { … }]")
                        .arg(keyOf(pointerTo(key)), QString::number(most)));
        return {};
    }
    QList<DialectObject> objects;
    for (qsizetype i = 0; i < list.size(); ++i) {
        objects.append(DialectObject(list[i].toObject(), pointerTo(key) + u'/' + QString::number(i),
                                     *m_problems));
    }
    return objects;
}

void DialectObject::refuseOthers()
{
    QStringList known(m_known.cbegin(), m_known.cend());
    known.sort();
    for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
        if (!m_known.contains(it.key())) {
            const QString name = isOneLine(it.key()) ? it.key() : QStringLiteral("?");
            refuse(it.key(), tr("\"%1\" is not known here; there can be %2")
                                 .arg(name, known.join(QLatin1String(", "))));
        }
    }
}

} // namespace vedette
