// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
#else
#include <QCoreApplication>
#endif

/// One program holds all QtTest classes of a label, so that it is linked once and not once for
/// each class. `unit-tests TestEnvFile [function]…` runs one of them.

/// How long a test waits for what must come; reached only when it fails.
inline constexpr int Timeout = 30000; // ms

// QTest's own five seconds are too few for a slow computer with sanitizers.
#undef QTRY_VERIFY
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, Timeout)
#undef QTRY_COMPARE
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, Timeout)

namespace vedette::test {

/// What `PROGRAM NAME …` runs; argv[0] is the program, then come the arguments behind NAME.
using Entry = int (*)(int argc, char **argv);

/// Adds an entry to the program that it is linked into, before main(). name: a string literal.
/// Always true, so that a variable at namespace scope can be initialised with it.
bool add(const char *name, Entry entry) noexcept;

/// What QTEST_MAIN's main() does: an Application, and all tests of TestClass in it.
template <typename TestClass, typename Application>
int runTest(int argc, char **argv)
{
    const Application application(argc, argv);
    TestClass test;
    return QTest::qExec(&test, argc, argv);
}

#ifdef QT_WIDGETS_LIB
using GuiApplication = QApplication;
#elif defined(QT_GUI_LIB)
using GuiApplication = QGuiApplication;
#endif

} // namespace vedette::test

#define VEDETTE_REGISTER(TestClass, Application)                                                   \
    namespace {                                                                                    \
    [[maybe_unused]] const bool Has##TestClass =                                                   \
        vedette::test::add(#TestClass, &vedette::test::runTest<TestClass, Application>);           \
    }

/// In place of QTEST_GUILESS_MAIN.
#define VEDETTE_TEST(TestClass) VEDETTE_REGISTER(TestClass, QCoreApplication)

/// In place of QTEST_MAIN: with what pictures and windows need.
#define VEDETTE_GUI_TEST(TestClass) VEDETTE_REGISTER(TestClass, vedette::test::GuiApplication)
