// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/ControlAnswer.h"

#include "steering/AnswerNumbers.h"

#include <algorithm>

namespace vedette {

namespace {

constexpr int NotThere = -1;

bool hasNegativeValues(const CameraControl &control)
{
    return control.range.minimum < 0 ||
           std::any_of(control.choices.cbegin(), control.choices.cend(),
                       [](const CameraControl::Choice &choice) { return choice.value < 0; });
}

} // namespace

bool isValueOf(const CameraControl &control, int value)
{
    if (control.kind == CameraControl::Kind::Choice) {
        return std::any_of(
            control.choices.cbegin(), control.choices.cend(),
            [value](const CameraControl::Choice &choice) { return choice.value == value; });
    }
    return value >= control.range.minimum && value <= control.range.maximum;
}

ControlValues controlsInAnswer(const QByteArray &body, const Dialect &dialect)
{
    const AnswerNumbers answer(body);
    ControlValues values;
    for (const CameraControl &control : dialect.controls) {
        if (control.statusKey.isEmpty() || !answer.has(control.statusKey)) {
            continue;
        }
        const std::optional<double> number = answer.number(control.statusKey);
        if (number == NotThere && !hasNegativeValues(control)) {
            continue;
        }
        const auto value = static_cast<int>(number.value_or(0));
        const bool isOne = number && *number == value && isValueOf(control, value);
        values.insert(control.id, isOne ? std::optional(value) : std::nullopt);
    }
    return values;
}

} // namespace vedette
