// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "HomeFinder.h"

#include "camera/CameraHandle.h"
#include "Confirmation.h"

namespace vedette {

HomeFinder::HomeFinder(QWidget *window)
    : CameraAction(tr("Find &Home…"), window)
    , m_window(window)
{
    connect(this, &QAction::triggered, this, &HomeFinder::ask);
}

void HomeFinder::follow()
{
    setEnabled(camera() != nullptr && camera()->position().canFindHome);
    if (camera() != nullptr) {
        connect(camera(), &CameraHandle::positionChanged, this,
                [this](const CameraPosition &position) { setEnabled(position.canFindHome); });
        connect(camera(), &CameraHandle::homeFound, this, [this](const QString &failure) {
            if (!failure.isEmpty()) {
                emit failed(failure);
            }
        });
    }
}

void HomeFinder::ask()
{
    const QPointer<CameraHandle> asked = camera();
    const bool isMeant = isConfirmed(
        m_window,
        {.title = tr("Find Home"),
         .text = tr("The camera turns as far as it can, to the end of both axes, and then "
                    "to its centre."),
         .information = tr("Is its cable long enough for that, and nothing in its way? "
                           "Its limits do not count here. Any arrow key stops it."),
         .yes = tr("&Find Home")});
    if (isMeant && asked) {
        asked->findHome();
    }
}

} // namespace vedette

#include "moc_HomeFinder.cpp"
