// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places/PresetsDock.h"

#include "camera/CameraHandle.h"
#include "Confirmation.h"
#include "places/PresetIcon.h"
#include "places/PresetList.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace vedette {

PresetsDock::PresetsDock(QWidget *parent)
    : CameraDock(tr("Presets"), QStringLiteral("presets"), false, parent)
    , m_list(new PresetList)
    , m_none(new QLabel(tr("None is stored yet. Turn the camera where you want it, and store "
                           "that place.")))
    , m_go(addButton(tr("Go"), "presetGo", &PresetsDock::goThere))
    , m_store(addButton(tr("Store New"), "presetStore", &PresetsDock::storeNew))
    , m_replace(addButton(tr("Replace"), "presetReplace", &PresetsDock::replace))
    , m_rename(addButton(tr("Rename"), "presetRename", &PresetsDock::rename))
    , m_remove(addButton(tr("Delete…"), "presetRemove", &PresetsDock::askRemoval))
{
    m_none->setWordWrap(true);
    m_store->setToolTip(tr("Where the camera points now becomes another preset."));
    m_replace->setToolTip(tr("Where the camera points now becomes the selected preset."));
    auto *const frame = new QWidget;
    auto *const layout = new QVBoxLayout(frame);
    layout->addWidget(m_none);
    layout->addWidget(m_list, 1);
    auto *const buttons = new QGridLayout; // of six columns
    buttons->addWidget(m_go, 0, 0, 1, 3);
    buttons->addWidget(m_store, 0, 3, 1, 3);
    buttons->addWidget(m_rename, 1, 0, 1, 2);
    buttons->addWidget(m_replace, 1, 2, 1, 2);
    buttons->addWidget(m_remove, 1, 4, 1, 2);
    layout->addLayout(buttons);
    setWidget(frame);
    setToggle(tr("Prese&t List"), QKeySequence(Qt::Key_F9));
    connect(m_list, &PresetList::chosen, this, &PresetsDock::goThere);
    connect(m_list, &PresetList::removalRequested, this, &PresetsDock::askRemoval);
    connect(m_list, &PresetList::renamed, this, [this](int number, const QString &name) {
        if (m_camera) {
            m_camera->renamePreset(number, name);
        }
    });
    connect(m_list, &QListWidget::itemSelectionChanged, this, &PresetsDock::showButtons);
    show({});
}

QPushButton *PresetsDock::addButton(const QString &text, const char *objectName,
                                    void (PresetsDock::*act)()) const
{
    auto *const button = new QPushButton(text);
    button->setObjectName(QLatin1String(objectName));
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void PresetsDock::setCamera(CameraHandle *camera)
{
    if (camera == m_camera) {
        return;
    }
    if (m_camera) {
        m_camera->disconnect(this);
    }
    m_camera = camera;
    m_list->setPresets({}); // those of another camera have the same numbers
    if (camera != nullptr) {
        connect(camera, &CameraHandle::placesChanged, this, &PresetsDock::show);
    }
    show(camera != nullptr ? camera->places() : CameraPlaces());
}

void PresetsDock::show(const CameraPlaces &places)
{
    m_places = places;
    m_list->setPresets(places.presets);
    m_none->setVisible(places.presets.isEmpty());
    showButtons();
    setOfUse(places.hasPresets);
}

void PresetsDock::showButtons()
{
    const bool isOneSelected = m_list->selectedPreset() != 0;
    m_store->setEnabled(m_places.hasPresets);
    for (QPushButton *const button : {m_go, m_replace, m_rename, m_remove}) {
        button->setEnabled(isOneSelected);
    }
}

void PresetsDock::goThere()
{
    if (m_camera) {
        m_camera->goToPreset(m_list->selectedPreset());
    }
}

/// Those that the digit keys are for are given first.
void PresetsDock::storeNew()
{
    int number = 1;
    while (number < Preset::FirstNamed && m_places.find(number) != nullptr) {
        ++number;
    }
    if (m_camera) {
        m_camera->storePreset(number < Preset::FirstNamed ? number : 0); // 0: the next free one
    }
}

void PresetsDock::replace()
{
    if (m_camera) {
        m_camera->storePreset(m_list->selectedPreset());
    }
}

void PresetsDock::rename()
{
    m_list->editItem(m_list->selectedItems().value(0));
}

/// With a question: the place cannot be brought back.
void PresetsDock::askRemoval()
{
    const int number = m_list->selectedPreset();
    const CameraPlaces::Named *const preset = m_places.find(number);
    if (preset == nullptr) {
        return;
    }
    const QPointer<CameraHandle> camera = m_camera;
    const bool isMeant = isConfirmed(
        this, {.title = tr("Delete Preset"),
               .text = tr("Delete “%1”?").arg(presetLabel(*preset)),
               .information = m_places.areCameras
                                  ? tr("Its name and its picture are forgotten. The place itself "
                                       "stays in the camera.")
                                  : tr("Its place, its name and its picture are forgotten."),
               .yes = tr("&Delete"),
               .role = QMessageBox::DestructiveRole});
    if (isMeant && camera) {
        camera->removePreset(number);
    }
}

} // namespace vedette

#include "moc_PresetsDock.cpp"
