// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places/PresetList.h"

#include "places/PresetIcon.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

#include <utility>

namespace vedette {

namespace {

constexpr int NumberRole = Qt::UserRole;

int numberOf(const QListWidgetItem *item)
{
    return item != nullptr ? item->data(NumberRole).toInt() : 0;
}

} // namespace

PresetList::PresetList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("presetList"));
    setAccessibleName(tr("Presets"));
    setIconSize(PresetIconSize);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    // A double click sends the camera there.
    setEditTriggers(EditKeyPressed);
    connect(this, &QListWidget::itemDoubleClicked, this,
            [this](const QListWidgetItem *item) { emit chosen(numberOf(item)); });
    connect(this, &QListWidget::itemChanged, this, &PresetList::takeName);
}

int PresetList::selectedPreset() const
{
    const QList<QListWidgetItem *> selected = selectedItems();
    return selected.isEmpty() ? 0 : numberOf(selected.constFirst());
}

QListWidgetItem *PresetList::itemOf(int number) const
{
    for (int row = 0; row < count(); ++row) {
        if (numberOf(item(row)) == number) {
            return item(row);
        }
    }
    return nullptr;
}

void PresetList::setPresets(const QList<CameraPlaces::Named> &presets)
{
    const QScopedValueRollback showing(m_isShowing, true);
    for (int row = count() - 1; row >= 0; --row) {
        if (CameraPlaces::find(presets, numberOf(item(row))) == nullptr) {
            delete takeItem(row);
        }
    }
    for (int row = 0; row < presets.size(); ++row) {
        const CameraPlaces::Named &preset = presets[row];
        QListWidgetItem *shown = itemOf(preset.number);
        const CameraPlaces::Named *const before = CameraPlaces::find(m_presets, preset.number);
        if (shown == nullptr) {
            shown = new QListWidgetItem;
            insertItem(row, shown);
            showPreset(shown, preset);
        } else if (before == nullptr || *before != preset) {
            showPreset(shown, preset);
        }
    }
    m_presets = presets;
}

void PresetList::showPreset(QListWidgetItem *item, const CameraPlaces::Named &preset)
{
    item->setData(NumberRole, preset.number);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setText(presetLabel(preset));
    item->setIcon(presetIcon(preset, palette(), devicePixelRatioF()));
    item->setToolTip(preset.number < Preset::FirstNamed
                         ? tr("%1 (key %2)").arg(presetLabel(preset)).arg(preset.number)
                         : presetLabel(preset));
}

void PresetList::paintIcons()
{
    const QScopedValueRollback showing(m_isShowing, true);
    for (const CameraPlaces::Named &preset : std::as_const(m_presets)) {
        if (QListWidgetItem *const item = itemOf(preset.number)) {
            item->setIcon(presetIcon(preset, palette(), devicePixelRatioF()));
        }
    }
}

void PresetList::takeName(const QListWidgetItem *item)
{
    if (m_isShowing) {
        return;
    }
    const int number = numberOf(item);
    const CameraPlaces::Named *const known = CameraPlaces::find(m_presets, number);
    const QString name = item->text().trimmed();
    if (known == nullptr || name == presetLabel(*known)) {
        return;
    }
    // Until it is known to be kept, the old one is shown.
    const QScopedValueRollback showing(m_isShowing, true);
    itemOf(number)->setText(presetLabel(*known));
    emit renamed(number, name);
}

void PresetList::keyPressEvent(QKeyEvent *event)
{
    const int number = selectedPreset();
    if (number != 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit chosen(number);
    } else if (number != 0 && event->key() == Qt::Key_Delete) {
        emit removalRequested(number);
    } else {
        QListWidget::keyPressEvent(event);
    }
}

void PresetList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintIcons();
    }
}

} // namespace vedette

#include "moc_PresetList.cpp"
