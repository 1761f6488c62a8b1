// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraMenu.h"

#include "HomeFinder.h"

#include <QSettings>

namespace vedette {

namespace {

constexpr QLatin1String TurnSnapshotsKey("snapshots/turned");

} // namespace

CameraMenu::CameraMenu(QWidget *parent)
    : QMenu(tr("&Camera"), parent)
{
    addFileActions();
    addSeparator();
    m_snapshot = addAction(tr("Take S&napshot"), QKeySequence(Qt::Key_F12), this,
                           &CameraMenu::snapshotRequested);
    m_turnSnapshots = addAction(tr("&Turn Snapshots as Shown"));
    m_turnSnapshots->setCheckable(true);
    m_turnSnapshots->setChecked(QSettings().value(TurnSnapshotsKey, false).toBool());
    connect(m_turnSnapshots, &QAction::toggled, this,
            [](bool turned) { QSettings().setValue(TurnSnapshotsKey, turned); });
    addAction(tr("&Share…"), QKeySequence(tr("Ctrl+S")), this, &CameraMenu::shareRequested);
    m_reconnect = addAction(tr("Re&connect Now"), QKeySequence(Qt::Key_F5), this,
                            &CameraMenu::reconnectRequested);
    m_homeFinder = new HomeFinder(parent);
    addAction(m_homeFinder);
    m_endOfCamera = addSeparator();
    addAction(tr("&Quit"), QKeySequence(tr("Ctrl+Q")), this, &CameraMenu::quitRequested);
}

void CameraMenu::addFileActions()
{
    addAction(tr("&Add Camera…"), QKeySequence(tr("Ctrl+N")), this, &CameraMenu::addRequested);
    m_edit = addAction(tr("&Edit Camera…"), QKeySequence(tr("Ctrl+E")), this,
                       &CameraMenu::editRequested);
    m_remove = addAction(tr("&Remove Camera…"), this, &CameraMenu::removeRequested);
    addSeparator();
    addAction(tr("&Open .env File…"), QKeySequence::Open, this, &CameraMenu::openFileRequested);
    addAction(tr("Open &Folder…"), this, &CameraMenu::openFolderRequested);
    m_demo = addAction(QString(), this, [this] {
        if (m_isDemo) {
            emit demoEndRequested();
        } else {
            emit demoRequested();
        }
    });
    setNoDemo();
}

void CameraMenu::setMayRemove(bool mayRemove)
{
    m_remove->setEnabled(mayRemove);
}

void CameraMenu::setDemo(const QString &wayBack)
{
    m_isDemo = true;
    // A name is not a place for mnemonics.
    QString name = wayBack;
    name.replace(QLatin1Char('&'), QStringLiteral("&&"));
    m_demo->setText(wayBack.isEmpty() ? tr("Leave the &Demo…") : tr("&Back to %1").arg(name));
}

void CameraMenu::setNoDemo()
{
    m_isDemo = false;
    m_demo->setText(tr("&Demo Camera"));
}

} // namespace vedette

#include "moc_CameraMenu.cpp"
