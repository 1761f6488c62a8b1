// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialects/DialectList.h"

#include "dialects/DialectLibrary.h"
#include "dialects/DialectObject.h"

namespace vedette {

namespace {

/// Wider than the longest id of Vedette's own, and than any kind.
constexpr int IdWidth = 20;
constexpr int KindWidth = 12;

QString kindName(SteeringKind kind)
{
    switch (kind) {
    case SteeringKind::Relative:
        return DialectProblems::tr("relative");
    case SteeringKind::Absolute:
        return DialectProblems::tr("absolute");
    case SteeringKind::Step:
        return DialectProblems::tr("step");
    case SteeringKind::Continuous:
        return DialectProblems::tr("continuous");
    }
    return {};
}

QString entry(const Dialect &dialect)
{
    const QString indent(4, u' ');
    QString text = dialect.id.leftJustified(IdWidth) +
                   kindName(dialect.kind).leftJustified(KindWidth) + dialect.name + u'\n';
    for (const QString &firmware : dialect.firmwares) {
        text += indent + firmware + u'\n';
    }
    return text;
}

} // namespace

QString dialectList()
{
    QString text;
    for (const DialectPointer &dialect : DialectLibrary::builtIn()) {
        text += entry(*dialect);
    }
    for (const DialectResult &result : DialectLibrary::users()) {
        if (const auto *const dialect = std::get_if<DialectPointer>(&result)) {
            text += entry(**dialect);
        } else {
            text +=
                DialectProblems::tr("cannot be used: %1").arg(std::get<DialectError>(result).text) +
                u'\n';
        }
    }
    return text;
}

} // namespace vedette
