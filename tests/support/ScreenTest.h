// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "TestProgram.h"

#include <QApplication>
#include <QImage>
#include <QWidget>

namespace vedette::test {

/// What a test runs on.
enum class Screens {
    Usual, ///< a small laptop's and, at 200 %, one with twice as many pixels
    Small, ///< at 200 %, one with no more pixels than a small laptop's at 100 %
};

/// Runs the test class of that name once for each scale factor, at the same time, each in a process
/// of its own on a screen of its own (Xvfb) with a window manager (openbox), without the desktop's
/// theme, buses and home. The exit code of the first that failed.
int runOnScreens(const char *name, int argc, char **argv, Entry entry,
                 Screens screens = Screens::Usual);

/// Of the process that such a test runs in: 1 or 2.
double screenScale();

/// Dark colours for all windows, as a dark desktop theme gives them; restored at its end.
class DarkPalette
{
public:
    DarkPalette();
    ~DarkPalette();
    Q_DISABLE_COPY_MOVE(DarkPalette)

private:
    QPalette m_before;
};

/// What a person sees of the whole screen now, window frames included, in device pixels.
QImage screenshot();
/// The part of a screenshot that shows this widget.
QImage screenshotOf(const QWidget &widget);
/// Writes what the screen shows as NAME-SCALE.png into the folder that the environment's
/// VEDETTE_SCREENSHOTS names, for people to look at; nothing when it names none.
void keepScreenshot(const QString &name);

} // namespace vedette::test

/// In place of VEDETTE_GUI_TEST: under a real X server and window manager, at 100 % and at 200 %.
#define VEDETTE_SCREEN_TEST(TestClass)                                                             \
    namespace {                                                                                    \
    [[maybe_unused]] const bool Has##TestClass =                                                   \
        vedette::test::add(#TestClass, [](int argc, char **argv) {                                 \
            return vedette::test::runOnScreens(#TestClass, argc, argv,                             \
                                               &vedette::test::runTest<TestClass, QApplication>);  \
        });                                                                                        \
    }

/// Likewise, on a screen that is small for its scale factor, where all has to fit.
#define VEDETTE_SMALL_SCREEN_TEST(TestClass)                                                       \
    namespace {                                                                                    \
    [[maybe_unused]] const bool Has##TestClass =                                                   \
        vedette::test::add(#TestClass, [](int argc, char **argv) {                                 \
            return vedette::test::runOnScreens(#TestClass, argc, argv,                             \
                                               &vedette::test::runTest<TestClass, QApplication>,   \
                                               vedette::test::Screens::Small);                     \
        });                                                                                        \
    }
