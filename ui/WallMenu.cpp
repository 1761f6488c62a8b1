// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "WallMenu.h"

#include <QActionGroup>
#include <QSettings>

#include <algorithm>
#include <chrono>

namespace vedette {

namespace {

constexpr QLatin1String TourKey("wall/tourSeconds");
constexpr int DefaultTourSeconds = 10;
/// Keys 1 to 9 select as many.
constexpr int NumberedCameras = 9;

/// A name is not a place for mnemonics.
QString menuText(QString name)
{
    return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

std::chrono::seconds tourTime()
{
    bool isNumber = false;
    const int seconds = QSettings().value(TourKey).toInt(&isNumber);
    return std::chrono::seconds(isNumber && seconds > 0 ? seconds : DefaultTourSeconds);
}

} // namespace

WallMenu::WallMenu(Wall &wall, QWidget *window)
    : QMenu(tr("&Wall"), window)
    , m_wall(wall)
    , m_cameras(new QActionGroup(this))
{
    m_firstAfter = addSeparator();
    // The wall's own key, not a shortcut: it is also that of buttons.
    m_showAlone =
        addAction(tr("Show A&lone\tEnter"), &wall, [&wall] { wall.enlarge(wall.selected()); });
    m_showAll = addAction(tr("Show &All"), QKeySequence(Qt::Key_0), &wall, &Wall::showAll);
    m_tour = addAction(tr("&Tour"));
    m_tour->setShortcut(QKeySequence(Qt::Key_F6));
    m_tour->setCheckable(true);
    addTimes();
    setCameras({});
    follow();
}

void WallMenu::follow()
{
    connect(m_tour, &QAction::triggered, this, [this](bool on) {
        if (on) {
            startTour();
        } else {
            m_wall.stopTour();
        }
    });
    connect(&m_wall, &Wall::tourChanged, m_tour, &QAction::setChecked);
    connect(&m_wall, &Wall::selectionChanged, this, &WallMenu::setSelected);
    connect(&m_wall, &Wall::orderChanged, this, &WallMenu::sort);
    connect(&m_wall, &Wall::enlargedChanged, this, &WallMenu::enableSizes);
}

void WallMenu::enableSizes()
{
    const bool areSeveral = m_shown.size() > 1;
    const bool isOneLarge = !m_wall.enlarged().isEmpty();
    m_showAlone->setEnabled(areSeveral && !isOneLarge);
    m_showAll->setEnabled(areSeveral && isOneLarge);
    for (QAction *const action : sizeActions()) {
        action->setVisible(areSeveral);
    }
}

void WallMenu::startTour()
{
    m_wall.startTour(tourTime());
}

void WallMenu::addTimes()
{
    QMenu *const times = addMenu(tr("Tour T&ime"));
    auto *const group = new QActionGroup(times);
    for (const int seconds : {3, 5, 10, 20, 30, 60}) {
        QAction *const action = times->addAction(tr("%1 Seconds Each").arg(seconds));
        action->setCheckable(true);
        action->setChecked(std::chrono::seconds(seconds) == tourTime());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, seconds] {
            QSettings().setValue(TourKey, seconds);
            if (m_wall.isTouring()) {
                startTour();
            }
        });
    }
}

void WallMenu::setCameras(const QList<WallCamera> &cameras)
{
    m_shown = cameras;
    qDeleteAll(m_cameras->actions());
    const bool areSeveral = cameras.size() > 1;
    for (qsizetype i = 0; areSeveral && i < cameras.size(); ++i) {
        auto *const action = new QAction(menuText(cameras[i].name), m_cameras);
        action->setCheckable(true);
        action->setData(cameras[i].id);
        connect(action, &QAction::triggered, this,
                [this, id = cameras[i].id] { m_wall.select(id); });
        insertAction(m_firstAfter, action);
        parentWidget()->addAction(action);
    }
    setShortcuts();
    menuAction()->setVisible(areSeveral);
    enableSizes();
    m_tour->setEnabled(areSeveral);
    setSelected(m_wall.selected());
}

void WallMenu::setTakenDigits(const QSet<int> &digits)
{
    if (digits != m_takenDigits) {
        m_takenDigits = digits;
        setShortcuts();
    }
}

/// By the place of each camera in the menu.
void WallMenu::setShortcuts()
{
    int number = 0;
    const QList<QAction *> cameras = m_cameras->actions();
    for (QAction *const camera : cameras) {
        ++number;
        const bool isFree = number <= NumberedCameras && !m_takenDigits.contains(number);
        camera->setShortcut(isFree ? QKeySequence(static_cast<int>(Qt::Key_0) + number)
                                   : QKeySequence());
    }
}

void WallMenu::setSelected(const QString &id)
{
    const QList<QAction *> actions = m_cameras->actions();
    for (QAction *const action : actions) {
        action->setChecked(action->data().toString() == id);
    }
}

void WallMenu::sort(const QStringList &ids)
{
    QList<WallCamera> sorted = m_shown;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&ids](const WallCamera &a, const WallCamera &b) {
                         return ids.indexOf(a.id) < ids.indexOf(b.id);
                     });
    setCameras(sorted);
}

} // namespace vedette

#include "moc_WallMenu.cpp"
