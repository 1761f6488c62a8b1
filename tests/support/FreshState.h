// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QTemporaryDir>

namespace vedette::test {

/// As long as it lives, the program keeps its state (positions, presets, patrols) in an empty
/// folder. These are kept by a camera's address, and a simulated camera may get the port of an
/// earlier one, hence its position too.
class FreshState
{
public:
    FreshState() { qputenv(Variable, m_folder.path().toUtf8()); }
    ~FreshState() { qputenv(Variable, m_former); }
    Q_DISABLE_COPY_MOVE(FreshState)

    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    static constexpr const char *Variable = "XDG_STATE_HOME";

    QByteArray m_former = qgetenv(Variable);
    QTemporaryDir m_folder;
};

} // namespace vedette::test
