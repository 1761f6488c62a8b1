// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "PlacesMenu.h"

#include "camera/CameraHandle.h"
#include "Confirmation.h"
#include "places/PresetIcon.h"

#include <utility>

namespace vedette {

namespace {

/// Of the digit keys.
constexpr int Digits = 9;
/// A menu of more would be longer than a screen; the preset list has all.
constexpr qsizetype MostEntries = 30;

/// A name is not a place for mnemonics.
QString labelOf(const CameraPlaces::Named &preset)
{
    return presetLabel(preset).replace(QLatin1Char('&'), QLatin1String("&&"));
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
    m_home = addAction(tr("&Home"), QKeySequence(Qt::Key_Home), this, &PlacesMenu::goHome);
    m_patrol = addAction(tr("&Patrol"));
    m_patrol->setShortcut(QKeySequence(Qt::Key_F8));
    m_patrol->setCheckable(true);
    connect(m_patrol, &QAction::triggered, this, [this](bool on) {
        if (m_camera) {
            m_camera->setPatrolling(on);
        }
    });
    m_editPatrol = addAction(tr("&Edit Patrol…"), this, &PlacesMenu::patrolRequested);
    addSeparator();
    m_firstAfter = addSeparator();
    m_store = addMenu(tr("&Store This Place As"));
    for (int number = 1; number <= Digits; ++number) {
        QAction *const go = addPreset(number);
        go->setShortcut(QKeySequence(static_cast<int>(Qt::Key_0) + number));
        m_numbered.append(go);
        QAction *const store = m_store->addAction(QStringLiteral("&%1").arg(number), this,
                                                  [this, number] { storePreset(number); });
        store->setShortcut(
            QKeySequence(Qt::CTRL | Qt::SHIFT | static_cast<Qt::Key>(Qt::Key_0 + number)));
        parentWidget()->addAction(store);
    }
}

QAction *PlacesMenu::addPreset(int number)
{
    auto *const action = new QAction(this);
    connect(action, &QAction::triggered, this, [this, number] { goToPreset(number); });
    insertAction(m_firstAfter, action);
    return action;
}

void PlacesMenu::goHome()
{
    if (m_camera) {
        m_camera->goHome();
    }
}

void PlacesMenu::goToPreset(int number)
{
    if (m_camera) {
        m_camera->goToPreset(number);
    }
}

/// With a question where there is one: a place cannot be brought back, and the keys are near those
/// that go there.
void PlacesMenu::storePreset(int number)
{
    const QPointer<CameraHandle> camera = m_camera;
    const CameraPlaces::Named *const before = m_places.find(number);
    const bool isMeant =
        before == nullptr ||
        isConfirmed(parentWidget(),
                    {.title = tr("Replace Preset"),
                     .text = tr("Replace “%1”?").arg(presetLabel(*before)),
                     .information = tr("From now on it is where the camera points now. Where it "
                                       "was is forgotten; its name stays."),
                     .yes = tr("&Replace")});
    if (isMeant && camera) {
        m_stored = number;
        camera->storePreset(number);
    }
}

void PlacesMenu::placeEnded(const QString &failure)
{
    const int stored = std::exchange(m_stored, 0);
    if (!failure.isEmpty()) {
        emit said(failure);
    } else if (stored != 0) {
        emit said(tr("Stored as preset %1.").arg(stored));
    }
    refresh(); // the patrol's mark is as things are
}

void PlacesMenu::setCamera(CameraHandle *camera)
{
    if (m_camera) {
        m_camera->disconnect(this);
    }
    m_camera = camera;
    m_stored = 0;
    if (camera != nullptr) {
        connect(camera, &CameraHandle::placesChanged, this, &PlacesMenu::show);
        connect(camera, &CameraHandle::placeEnded, this, &PlacesMenu::placeEnded);
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
    m_editPatrol->setEnabled(places.hasPresets);
    const QList<QAction *> stores = m_store->actions();
    for (QAction *const store : stores) {
        store->setEnabled(places.hasPresets);
    }
    m_store->menuAction()->setEnabled(places.hasPresets);
    showPresets();
    emit changed();
}

void PlacesMenu::showPresets()
{
    for (int number = 1; number <= Digits; ++number) {
        const CameraPlaces::Named *const preset = m_places.find(number);
        QAction *const action = m_numbered[number - 1];
        action->setText(preset != nullptr ? labelOf(*preset) : QString());
        action->setVisible(preset != nullptr);
        action->setEnabled(preset != nullptr);
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

#include "moc_PlacesMenu.cpp"
