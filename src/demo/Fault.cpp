// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/Fault.h"

#include <array>
#include <utility>

namespace vedette {

namespace {

constexpr std::array Names{
    std::pair{Fault::Stall, "stall"},
    std::pair{Fault::Reset, "reset"},
    std::pair{Fault::Refuse, "refuse"},
    std::pair{Fault::Truncate, "truncate"},
    std::pair{Fault::Corrupt, "corrupt"},
    std::pair{Fault::Slow, "slow"},
    std::pair{Fault::Reboot, "reboot"},
    std::pair{Fault::WrongLength, "wrong-length"},
    std::pair{Fault::NoLength, "no-length"},
    std::pair{Fault::SameFrame, "same-frame"},
    std::pair{Fault::UnauthorizedBasic, "401-basic"},
    std::pair{Fault::UnauthorizedDigest, "401-digest"},
    std::pair{Fault::NotFound, "404"},
    std::pair{Fault::Redirect, "redirect"},
    std::pair{Fault::EndlessHeader, "endless-header"},
    std::pair{Fault::ServoSilent, "servo-silent"},
    std::pair{Fault::ServoLate, "servo-late"},
    std::pair{Fault::ServoLost, "servo-lost"},
    std::pair{Fault::ServoError, "servo-error"},
    std::pair{Fault::ServoRedirect, "servo-redirect"},
};

} // namespace

QString faultName(Fault fault)
{
    for (const auto &[known, name] : Names) {
        if (known == fault) {
            return QLatin1String(name);
        }
    }
    return QStringLiteral("none");
}

std::optional<Fault> faultFromName(const QString &name)
{
    for (const auto &[fault, known] : Names) {
        if (name == QLatin1String(known)) {
            return fault;
        }
    }
    return std::nullopt;
}

QStringList faultNames()
{
    QStringList names;
    for (const auto &[fault, name] : Names) {
        names.append(QLatin1String(name));
    }
    return names;
}

} // namespace vedette
