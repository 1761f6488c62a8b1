// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PlacesMenu.h"

#include "camera/CameraHandle.h"

#include <algorithm>

namespace vedette {

namespace {

/// Of the digit keys.
constexpr int Digits = 9;
/// A menu of more would be longer than a screen; the page has all.
constexpr qsizetype MostEntries = 30;

/// A name is not a place for mnemonics.
QString labelOf(const CameraPlaces::Named &preset)
{
    QString name = preset.name;
    return name.isEmpty() ? PlacesMenu::tr("Preset %1").arg(preset.number)
                          : name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

PlacesMenu::PlacesMenu(QWidget *window)
    : QMenu(tr("&Presets"), window)
{
    addFixed();
    show({});
}

void PlacesMenu::addFixed()
{
    m_home = addAction(tr("&Home"), QKeySequence(Qt::Key_Home), this, [this] {
        if (m_camera) {
            m_camera->goHome();
        }
    });
    m_patrol = addAction(tr("&Patrol"));
    m_patrol->setShortcut(QKeySequence(Qt::Key_F8));
    m_patrol->setCheckable(true);
    connect(m_patrol, &QAction::triggered, this, [this](bool on) {
        if (m_camera) {
            m_camera->setPatrolling(on);
        }
    });
    addSeparator();
    m_firstAfter = addSeparator();
    m_store = addMenu(tr("&Store This Place As"));
    for (int number = 1; number <= Digits; ++number) {
        QAction *const go = addPreset(number);
        go->setShortcut(QKeySequence(static_cast<int>(Qt::Key_0) + number));
        m_numbered.append(go);
        QAction *const store =
            m_store->addAction(QStringLiteral("&%1").arg(number), this, [this, number] {
                if (m_camera) {
                    m_camera->storePreset(number);
                }
            });
        store->setShortcut(
            QKeySequence(Qt::CTRL | Qt::SHIFT | static_cast<Qt::Key>(Qt::Key_0 + number)));
        parentWidget()->addAction(store);
    }
}

QAction *PlacesMenu::addPreset(int number)
{
    auto *const action = new QAction(this);
    connect(action, &QAction::triggered, this, [this, number] {
        if (m_camera) {
            m_camera->goToPreset(number);
        }
    });
    insertAction(m_firstAfter, action);
    return action;
}

void PlacesMenu::setCamera(CameraHandle *camera)
{
    if (m_camera) {
        m_camera->disconnect(this);
    }
    m_camera = camera;
    if (camera != nullptr) {
        connect(camera, &CameraHandle::placesChanged, this, &PlacesMenu::show);
        connect(camera, &CameraHandle::placeEnded, this, [this](const QString &failure) {
            if (!failure.isEmpty()) {
                emit failed(failure);
            }
            refresh(); // the patrol's mark is as things are
        });
    }
    refresh();
}

void PlacesMenu::refresh()
{
    show(m_camera ? m_camera->places() : CameraPlaces());
}

void PlacesMenu::show(const CameraPlaces &places)
{
    m_places = places;
    menuAction()->setVisible(places.canGoHome || places.hasPresets);
    m_home->setEnabled(places.canGoHome);
    m_patrol->setEnabled(places.hasPresets);
    m_patrol->setChecked(places.isPatrolling);
    const QList<QAction *> stores = m_store->actions();
    for (QAction *const store : stores) {
        store->setEnabled(places.hasPresets);
    }
    m_store->menuAction()->setEnabled(places.hasPresets);
    showPresets();
    emit changed();
}

CameraPlaces::Named PlacesMenu::presetOf(int number) const
{
    const auto found =
        std::find_if(m_places.presets.cbegin(), m_places.presets.cend(),
                     [number](const auto &preset) { return preset.number == number; });
    return found != m_places.presets.cend() ? *found : CameraPlaces::Named();
}

void PlacesMenu::showPresets()
{
    for (int number = 1; number <= Digits; ++number) {
        const CameraPlaces::Named preset = presetOf(number);
        QAction *const action = m_numbered[number - 1];
        action->setText(labelOf(preset));
        action->setVisible(preset.number != 0);
        action->setEnabled(preset.number != 0);
        action->setShortcut(m_hasDigits ? QKeySequence(static_cast<int>(Qt::Key_0) + number)
                                        : QKeySequence());
    }
    qDeleteAll(m_more);
    m_more.clear();
    for (const CameraPlaces::Named &preset : m_places.presets) {
        if (preset.number > Digits && m_more.size() < MostEntries) {
            QAction *const action = addPreset(preset.number);
            action->setText(labelOf(preset));
            m_more.append(action);
        }
    }
}

void PlacesMenu::setHasDigits(bool has)
{
    if (has != m_hasDigits) {
        m_hasDigits = has;
        showPresets();
    }
}

QSet<int> PlacesMenu::digits() const
{
    QSet<int> digits;
    for (const CameraPlaces::Named &preset : m_places.presets) {
        if (m_hasDigits && preset.number <= Digits) {
            digits.insert(preset.number);
        }
    }
    return digits;
}

} // namespace vedette
