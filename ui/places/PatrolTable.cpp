// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places/PatrolTable.h"

#include "LimitedNumber.h"
#include "places/PresetIcon.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace vedette {

namespace {

constexpr int PresetColumn = 0;
constexpr int DwellColumn = 1;
/// Without scrolling; more stops scroll.
constexpr int ShownStops = 6;

} // namespace

void choosePreset(QComboBox &box, const QList<CameraPlaces::Named> &presets, int number)
{
    for (const CameraPlaces::Named &preset : presets) {
        const QString text = preset.name.isEmpty()
                                 ? presetLabel(preset)
                                 : PatrolTable::tr("%1 (%2)").arg(preset.name).arg(preset.number);
        box.addItem(text, preset.number);
    }
    if (box.findData(number) < 0) {
        box.addItem(PatrolTable::tr("Preset %1, which is gone").arg(number), number);
    }
    box.setCurrentIndex(box.findData(number));
}

PatrolTable::PatrolTable(QWidget *parent)
    : QTableWidget(0, DwellColumn + 1, parent)
{
    setObjectName(QStringLiteral("stops"));
    setAccessibleName(tr("Stops of the patrol"));
    horizontalHeader()->setSectionResizeMode(PresetColumn, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(DwellColumn, QHeaderView::ResizeToContents);
    horizontalHeader()->hide();
    verticalHeader()->hide();
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    const int line = std::max(QSpinBox().sizeHint().height(), QComboBox().sizeHint().height());
    verticalHeader()->setDefaultSectionSize(line);
    setMinimumHeight(ShownStops * line + 2 * frameWidth());
}

void PatrolTable::setStops(const QList<PatrolStop> &stops,
                           const QList<CameraPlaces::Named> &presets)
{
    m_presets = presets;
    setRowCount(0);
    for (const PatrolStop &stop : stops) {
        insertStop(rowCount(), stop);
    }
}

void PatrolTable::insertStop(int row, const PatrolStop &stop)
{
    insertRow(row);
    auto *const preset = new QComboBox;
    preset->setAccessibleName(tr("Preset"));
    choosePreset(*preset, m_presets, stop.preset);
    auto *const dwell = new LimitedNumber<QSpinBox>;
    dwell->setAccessibleName(tr("Stays"));
    dwell->setRange(static_cast<int>(PatrolPlan::ShortestDwell.count()),
                    static_cast<int>(PatrolPlan::LongestDwell.count()));
    dwell->setPrefix(tr("for "));
    dwell->setSuffix(tr(" s"));
    dwell->setValue(static_cast<int>(stop.dwell.count()));
    setCellWidget(row, PresetColumn, preset);
    setCellWidget(row, DwellColumn, dwell);
    // Buttons are about the row in which somebody works.
    const auto touched = [this](const QWidget *cell) {
        setCurrentCell(indexAt(cell->pos()).row(), PresetColumn);
        emit edited();
    };
    connect(preset, &QComboBox::activated, this, [touched, preset] { touched(preset); });
    connect(dwell, &QSpinBox::valueChanged, this, [touched, dwell] { touched(dwell); });
}

PatrolStop PatrolTable::stopAt(int row) const
{
    const auto *const preset = qobject_cast<QComboBox *>(cellWidget(row, PresetColumn));
    const auto *const dwell = qobject_cast<QSpinBox *>(cellWidget(row, DwellColumn));
    return {.preset = preset->currentData().toInt(), .dwell = std::chrono::seconds(dwell->value())};
}

QList<PatrolStop> PatrolTable::stops() const
{
    QList<PatrolStop> stops;
    for (int row = 0; row < rowCount(); ++row) {
        stops.append(stopAt(row));
    }
    return stops;
}

bool PatrolTable::canAdd() const
{
    return !m_presets.isEmpty() && rowCount() < PatrolPlan::MostStops;
}

void PatrolTable::addStop()
{
    if (!canAdd()) {
        return;
    }
    const int before = rowCount() == 0 ? -1 : currentRow() < 0 ? rowCount() - 1 : currentRow();
    PatrolStop stop{.preset = m_presets.constFirst().number, .dwell = PatrolPlan::UsualDwell};
    if (before >= 0) {
        const PatrolStop last = stopAt(before);
        const auto next =
            std::find_if(m_presets.cbegin(), m_presets.cend(),
                         [&last](const auto &preset) { return preset.number > last.preset; });
        stop = {.preset = next != m_presets.cend() ? next->number : stop.preset,
                .dwell = last.dwell};
    }
    insertStop(before + 1, stop);
    setCurrentCell(before + 1, PresetColumn);
    emit edited();
}

void PatrolTable::removeStop()
{
    const int row = currentRow();
    if (row < 0) {
        return;
    }
    removeRow(row);
    setCurrentCell(std::min(row, rowCount() - 1), PresetColumn);
    emit edited();
}

bool PatrolTable::canMove(int by) const
{
    const int to = currentRow() + by;
    return currentRow() >= 0 && to >= 0 && to < rowCount();
}

void PatrolTable::moveStop(int by)
{
    if (!canMove(by)) {
        return;
    }
    const int row = currentRow();
    const PatrolStop stop = stopAt(row);
    removeRow(row);
    insertStop(row + by, stop);
    setCurrentCell(row + by, PresetColumn);
    emit edited();
}

void PatrolTable::keyPressEvent(QKeyEvent *event)
{
    const bool isAlt = event->modifiers() == Qt::AltModifier;
    if (event->key() == Qt::Key_Delete) {
        removeStop();
    } else if (isAlt && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        moveStop(event->key() == Qt::Key_Up ? -1 : 1);
    } else {
        QTableWidget::keyPressEvent(event);
    }
}

} // namespace vedette

#include "moc_PatrolTable.cpp"
