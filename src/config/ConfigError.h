// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace vedette {

/// What is wrong with the configuration, and where. Never holds a password.
struct ConfigError
{
    QString source; ///< a file's path, "the environment" or "the command line"
    int line = 0;   ///< from 1; 0 when it is not about one line
    QString text;   ///< what is wrong and what to do
    QString key;    ///< of the setting it is about; empty when it is about none, or several

    /// "camera.env, line 3: …"
    QString message() const;
};

} // namespace vedette
