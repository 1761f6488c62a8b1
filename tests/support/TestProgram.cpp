// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "TestProgram.h"

#include <QTemporaryDir>

#include <cstdio>
#include <map>
#include <string>

namespace {

using Entries = std::map<std::string, vedette::test::Entry>;

/// A function's variable: entries are added before main(), in any order.
Entries &entries()
{
    static Entries instance;
    return instance;
}

} // namespace

namespace vedette::test {

bool add(const char *name, Entry entry) noexcept
{
    entries().emplace(name, entry);
    return true;
}

} // namespace vedette::test

int main(int argc, char **argv)
{
    const auto found = argc > 1 ? entries().find(argv[1]) : entries().end();
    if (found == entries().end()) {
        std::fprintf(stderr, "Usage: %s TEST [FUNCTION]... [QTest's options]\nTests:\n", argv[0]);
        for (const auto &[name, entry] : entries()) {
            std::fprintf(stderr, "  %s\n", name.c_str());
        }
        return 2;
    }
    // Positions of cameras are kept by their addresses, and ports of earlier tests come again.
    const QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    argv[1] = argv[0];
    return found->second(argc - 1, argv + 1);
}
