// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSpinBox>

namespace vedette {

/// A spin box (QSpinBox, QDoubleSpinBox) that takes whatever number is typed, and makes the largest
/// it may be of one that is larger. Qt's own swallows the digit that is too much: of "99" it leaves
/// 9.
template <typename Box>
class LimitedNumber : public Box
{
public:
    using Box::Box;

    QValidator::State validate(QString &text, int &position) const override
    {
        const QValidator::State state = Box::validate(text, position);
        return state == QValidator::Invalid && isTooLarge(text) ? QValidator::Intermediate : state;
    }
    void fixup(QString &text) const override
    {
        if (isTooLarge(text)) {
            text = this->prefix() + this->textFromValue(this->maximum()) + this->suffix();
        } else {
            Box::fixup(text);
        }
    }

private:
    [[nodiscard]] bool isTooLarge(QString text) const
    {
        if (text.startsWith(this->prefix())) {
            text.remove(0, this->prefix().size());
        }
        if (text.endsWith(this->suffix())) {
            text.chop(this->suffix().size());
        }
        bool isNumber = false;
        const double number = this->locale().toDouble(text.trimmed(), &isNumber);
        return isNumber && number > this->maximum();
    }
};

} // namespace vedette
