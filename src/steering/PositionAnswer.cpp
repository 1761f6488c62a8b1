// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/PositionAnswer.h"

#include "steering/AnswerNumbers.h"

namespace vedette {

std::optional<QPointF> positionInAnswer(const QByteArray &body, const Dialect::Reading &reading)
{
    const AnswerNumbers answer(body);
    const auto pan = answer.number(reading.panKey);
    const auto tilt = answer.number(reading.tiltKey);
    return pan && tilt ? std::optional(QPointF(*pan, *tilt)) : std::nullopt;
}

} // namespace vedette
