// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/presets/Preset.h"

#include "base/TextProblems.h"

#include <QCoreApplication>

#include <algorithm>

namespace vedette {

namespace {

constexpr auto Context = "vedette::Preset";

bool isBefore(const Preset &preset, int number)
{
    return preset.number < number;
}

bool isDigit(QChar c)
{
    return c.isDigit();
}

} // namespace

const Preset *PresetBook::find(int number) const
{
    const auto found = std::lower_bound(presets.cbegin(), presets.cend(), number, isBefore);
    return found != presets.cend() && found->number == number ? &*found : nullptr;
}

const Preset *PresetBook::find(const QString &name) const
{
    const auto found =
        std::find_if(presets.cbegin(), presets.cend(), [&name](const Preset &preset) {
            return !name.isEmpty() && preset.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return found != presets.cend() ? &*found : nullptr;
}

void PresetBook::insert(const Preset &preset)
{
    const auto at = std::lower_bound(presets.cbegin(), presets.cend(), preset.number, isBefore);
    if (at != presets.cend() && at->number == preset.number) {
        presets[at - presets.cbegin()] = preset;
    } else {
        presets.insert(at, preset);
    }
}

QString problemWithPresetName(const QString &name)
{
    const auto isShown = [](QChar c) {
        return (c.isPrint() && c != QLatin1Char('/')) || c.isSurrogate();
    };
    if (name.isEmpty() || name.size() > Preset::MaximumNameLength || name.trimmed() != name ||
        !std::all_of(name.cbegin(), name.cend(), isShown) || !invisibleCharacter(name).isEmpty()) {
        return QCoreApplication::translate(
                   Context,
                   "A preset's name is one line of 1 to %1 characters, without a slash and "
                   "without spaces at its ends.")
            .arg(Preset::MaximumNameLength);
    }
    if (!name.isValidUtf16()) {
        return QCoreApplication::translate(Context,
                                           "A preset's name is text; this has half a character in "
                                           "it.");
    }
    // Which an address loses on its way: browsers take it for a folder.
    if (name == QLatin1String(".") || name == QLatin1String("..")) {
        return QCoreApplication::translate(Context, "A preset's name is more than one or two "
                                                    "points.");
    }
    // Where a number or a name can be given, digits are a number.
    return std::all_of(name.cbegin(), name.cend(), isDigit)
               ? QCoreApplication::translate(Context, "A preset's name has at least one character "
                                                      "that is not a digit.")
               : QString();
}

} // namespace vedette
