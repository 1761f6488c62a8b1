// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QJsonObject>
#include <QJsonValue>
#include <QSet>
#include <QString>

namespace vedette {

/// The JSON object in a request's body, read strictly: what is wrong is said once, as a sentence
/// for whoever wrote it, and a harmless value given instead. A value.
class RequestJson
{
    Q_DECLARE_TR_FUNCTIONS(RequestJson)

public:
    /// An empty body is an empty object.
    explicit RequestJson(const QByteArray &body);
    explicit RequestJson(QJsonObject object);

    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }
    QJsonValue value(const QString &key);
    /// minimum to maximum; both are finite, and so is what is returned.
    double number(const QString &key, double minimum, double maximum);
    /// A whole one; `otherwise` when it is not there.
    int wholeNumber(const QString &key, int minimum, int maximum, int otherwise);
    bool yesOrNo(const QString &key, bool otherwise);
    QString text(const QString &key);
    void refuse(const QString &text);
    /// All keys that were not asked for are mistakes.
    void refuseOthers();

    /// Empty when nothing is wrong.
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    QJsonObject m_object;
    QSet<QString> m_known;
    QString m_problem;
};

} // namespace vedette
