// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/ProcessSecrets.h"

#include "base/PasswordSpan.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <span>
#include <sys/resource.h>

namespace vedette {

SettingValues takeSettingsFromEnvironment()
{
    SettingValues values;
    for (const QString &name : settingKeys() + commonKeys()) {
        const QByteArray key = name.toLatin1();
        // The very bytes that /proc/<pid>/environ shows; taking the variable away leaves them.
        char *const value = std::getenv(key.constData()); // NOLINT(concurrency-mt-unsafe)
        if (value == nullptr) {
            continue;
        }
        // Compose files of containers set what they leave empty.
        if (*value != '\0') {
            values.insert(name, QString::fromLocal8Bit(value));
        }
        std::fill_n(value, std::strlen(value), '*');
        qunsetenv(key.constData());
    }
    return values;
}

bool hidePasswords(int count, char **arguments)
{
    bool found = false;
    for (char *const argument : std::span(arguments, static_cast<std::size_t>(count))) {
        const PasswordSpan password = passwordSpan(argument);
        std::fill_n(argument + password.begin, password.length, '*');
        found = found || password.length > 0;
    }
    return found;
}

void forbidCoreDumps()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_CORE, &limit);
    // Not 0: that stops only files. With exactly 1 the kernel starts no crash reporter either
    // (core_pattern with "|", see coredump.c).
    limit.rlim_cur = std::min<rlim_t>(1, limit.rlim_max);
    ::setrlimit(RLIMIT_CORE, &limit);
}

} // namespace vedette
