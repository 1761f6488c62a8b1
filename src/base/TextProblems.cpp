// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/TextProblems.h"

#include <QList>

#include <algorithm>
#include <array>

namespace vedette {

namespace {

struct NamedCharacter
{
    char32_t code;
    const char *name; ///< Unicode's own
};

constexpr std::array<NamedCharacter, 28> InvisibleCharacters{{
    {0x00A0, "no-break space"},
    {0x00AD, "soft hyphen"},
    {0x034F, "combining grapheme joiner"},
    {0x061C, "Arabic letter mark"},
    {0x115F, "Hangul choseong filler"},
    {0x180E, "Mongolian vowel separator"},
    {0x2002, "en space"},
    {0x2003, "em space"},
    {0x2009, "thin space"},
    {0x200B, "zero width space"},
    {0x200C, "zero width non-joiner"},
    {0x200D, "zero width joiner"},
    {0x200E, "left-to-right mark"},
    {0x200F, "right-to-left mark"},
    {0x2028, "line separator"},
    {0x2029, "paragraph separator"},
    {0x202A, "left-to-right embedding"},
    {0x202B, "right-to-left embedding"},
    {0x202C, "pop directional formatting"},
    {0x202D, "left-to-right override"},
    {0x202E, "right-to-left override"},
    {0x202F, "narrow no-break space"},
    {0x2060, "word joiner"},
    {0x2066, "left-to-right isolate"},
    {0x2069, "pop directional isolate"},
    {0x3000, "ideographic space"},
    {0x3164, "Hangul filler"},
    {0xFEFF, "byte order mark"},
}};

constexpr std::array<NamedCharacter, 10> TypographicQuotes{{
    {0x00AB, "left-pointing double angle quotation mark"},
    {0x00BB, "right-pointing double angle quotation mark"},
    {0x2018, "left single quotation mark"},
    {0x2019, "right single quotation mark"},
    {0x201A, "single low-9 quotation mark"},
    {0x201B, "single high-reversed-9 quotation mark"},
    {0x201C, "left double quotation mark"},
    {0x201D, "right double quotation mark"},
    {0x201E, "double low-9 quotation mark"},
    {0x201F, "double high-reversed-9 quotation mark"},
}};

template <std::size_t Count>
const NamedCharacter *findCharacter(const std::array<NamedCharacter, Count> &table, char32_t code)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [code](const NamedCharacter &one) { return one.code == code; });
    return found == table.end() ? nullptr : &*found;
}

QString numbered(char32_t code, const char *name)
{
    const QString number = QString::number(static_cast<uint>(code), 16).toUpper();
    return QStringLiteral("U+%1 %2").arg(number.rightJustified(4, QLatin1Char('0')),
                                         QLatin1String(name));
}

bool isOtherInvisible(char32_t code)
{
    switch (QChar::category(code)) {
    case QChar::Separator_Space:
        return code != U' ';
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Format:
        return true;
    default:
        return false;
    }
}

} // namespace

QString invisibleCharacter(QStringView text)
{
    const auto codes = text.toUcs4();
    for (const char32_t code : codes) {
        if (const NamedCharacter *known = findCharacter(InvisibleCharacters, code)) {
            return numbered(code, known->name);
        }
        if (isOtherInvisible(code)) {
            return numbered(code, QChar::category(code) == QChar::Separator_Space
                                      ? "space"
                                      : "format character");
        }
    }
    return {};
}

QString typographicQuote(QStringView text)
{
    const NamedCharacter *known =
        text.isEmpty() ? nullptr : findCharacter(TypographicQuotes, text.front().unicode());
    return known == nullptr ? QString() : numbered(known->code, known->name);
}

} // namespace vedette
