// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "HelpMenu.h"

#include "KeysDialog.h"
#include "Version.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QMessageBox>

namespace vedette {

namespace {

constexpr QLatin1String ProjectPage("https://github.com/vedette-camera/vedette");
constexpr QLatin1String LicencePage("https://www.gnu.org/licenses/gpl-3.0.html");

struct HelpMenu
{
    Q_DECLARE_TR_FUNCTIONS(HelpMenu)
};

void showAbout(QWidget *window)
{
    QMessageBox::about(
        window, HelpMenu::tr("About Vedette"),
        HelpMenu::tr("<h3>Vedette %1</h3>"
                     "<p>Watch and steer a pan/tilt camera built from an ESP32-CAM and two "
                     "servos.</p>"
                     "<p>Project page: <a href='%2'>%2</a></p>"
                     "<p>Free software under the <a href='%3'>GNU General Public License, version "
                     "3 or later</a> (GPL-3.0-or-later), without any warranty.</p>"
                     "<p>Made with Qt %4.</p>")
            .arg(QLatin1String(Version), ProjectPage, LicencePage, QLatin1String(qVersion())));
}

} // namespace

void addHelpMenu(QMenuBar &menuBar)
{
    QWidget *const window = menuBar.window();
    QMenu *const menu = menuBar.addMenu(HelpMenu::tr("&Help"));
    menu->addAction(HelpMenu::tr("&Keys"), QKeySequence(Qt::Key_F1), window,
                    [window] { KeysDialog(window).exec(); });
    menu->addAction(HelpMenu::tr("&About Vedette"), window, [window] { showAbout(window); });
    menu->addAction(HelpMenu::tr("About &Qt"), window, [window] { QMessageBox::aboutQt(window); });
}

} // namespace vedette
