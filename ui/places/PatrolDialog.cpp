// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "places/PatrolDialog.h"

#include "camera/CameraHandle.h"
#include "LimitedNumber.h"
#include "places/PatrolTable.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <utility>

namespace vedette {

PatrolDialog::PatrolDialog(CameraHandle &camera, const QString &name, QWidget *parent)
    : GrowingDialog(parent)
    , m_camera(&camera)
    , m_stops(new PatrolTable)
    , m_state(new QLabel)
    , m_resume(new LimitedNumber<QSpinBox>)
    , m_park(new LimitedNumber<QSpinBox>)
    , m_parkAt(new QComboBox)
{
    setObjectName(QStringLiteral("patrolDialog"));
    setWindowTitle(name.isEmpty() ? tr("Patrol") : tr("Patrol of %1").arg(name));
    setWidthInCharacters(56);
    addStops(*content());
    addTimes(*content());
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    content()->addWidget(m_state);
    addButtons();
    connect(&camera, &CameraHandle::placesChanged, this, &PatrolDialog::follow);
    connect(&camera, &CameraHandle::placeEnded, this, &PatrolDialog::ended);
    connect(&camera, &CameraHandle::closing, this, &QWidget::close);
    m_places = camera.places();
    showPlan();
}

PatrolDialog::~PatrolDialog() = default;

void PatrolDialog::addStops(QVBoxLayout &layout)
{
    auto *const title = new QLabel(tr("&Stops, one after another; none: all presets, %1 s each")
                                       .arg(PatrolPlan::UsualDwell.count()));
    title->setBuddy(m_stops);
    title->setWordWrap(true);
    layout.addWidget(title);
    auto *const row = new QHBoxLayout;
    row->addWidget(m_stops, 1);
    auto *const buttons = new QVBoxLayout;
    const auto add = [this, buttons](const QString &text, const char *objectName, auto act) {
        auto *const button = new QPushButton(text);
        button->setObjectName(QLatin1String(objectName));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, m_stops, act);
        buttons->addWidget(button);
        return button;
    };
    m_add = add(tr("&Add"), "add", [this] { m_stops->addStop(); });
    m_remove = add(tr("&Remove"), "remove", [this] { m_stops->removeStop(); });
    m_up = add(tr("Move &Up"), "up", [this] { m_stops->moveStop(-1); });
    m_down = add(tr("Move &Down"), "down", [this] { m_stops->moveStop(1); });
    m_up->setToolTip(tr("Alt+Up in the list"));
    m_down->setToolTip(tr("Alt+Down in the list"));
    buttons->addStretch();
    row->addLayout(buttons);
    layout.addLayout(row, 1);
    connect(m_stops, &PatrolTable::edited, this, &PatrolDialog::edited);
    connect(m_stops, &QTableWidget::itemSelectionChanged, this, &PatrolDialog::showButtons);
    connect(m_stops, &QTableWidget::currentCellChanged, this, &PatrolDialog::showButtons);
}

void PatrolDialog::addTimes(QVBoxLayout &layout)
{
    m_resume->setObjectName(QStringLiteral("resume"));
    m_resume->setRange(0, static_cast<int>(PatrolPlan::LongestResume.count()));
    m_resume->setSuffix(tr(" s after anybody steered"));
    m_resume->setSpecialValueText(tr("not at all: steering ends it"));
    m_park->setObjectName(QStringLiteral("park"));
    m_park->setRange(0, static_cast<int>(PatrolPlan::LongestPark.count()));
    m_park->setSuffix(tr(" min without steering"));
    m_park->setSpecialValueText(tr("never"));
    m_parkAt->setObjectName(QStringLiteral("parkAt"));
    auto *const form = new QFormLayout;
    form->addRow(tr("The patrol &goes on:"), m_resume);
    form->addRow(tr("&Park the camera after:"), m_park);
    form->addRow(tr("Park it a&t:"), m_parkAt);
    layout.addLayout(form);
    connect(m_resume, &QSpinBox::valueChanged, this, &PatrolDialog::edited);
    connect(m_park, &QSpinBox::valueChanged, this, &PatrolDialog::edited);
    connect(m_parkAt, &QComboBox::activated, this, &PatrolDialog::edited);
}

void PatrolDialog::addButtons()
{
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Close);
    m_save = buttons->button(QDialogButtonBox::Save);
    m_save->setText(tr("Sa&ve"));
    buttons->button(QDialogButtonBox::Close)->setText(tr("&Close"));
    m_toggle = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_toggle->setObjectName(QStringLiteral("toggle"));
    addBelow(buttons);
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, &PatrolDialog::save);
    connect(m_toggle, &QPushButton::clicked, this, &PatrolDialog::toggle);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PatrolDialog::follow(const CameraPlaces &places)
{
    const bool areOthers = places.presets != m_places.presets;
    m_places = places;
    if ((areOthers || plan() != places.patrol) && !m_isEdited) {
        showPlan();
    } else {
        showButtons();
    }
}

void PatrolDialog::showPlan()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const PatrolPlan &plan = m_places.patrol;
    m_stops->setStops(plan.stops, m_places.presets);
    m_resume->setValue(static_cast<int>(plan.resume.count()));
    m_park->setValue(static_cast<int>(plan.park.count()));
    m_parkAt->clear();
    m_parkAt->addItem(tr("Home"), 0);
    choosePreset(*m_parkAt, m_places.presets, plan.parkPreset);
    showButtons();
}

void PatrolDialog::showButtons()
{
    m_add->setEnabled(m_stops->canAdd());
    m_remove->setEnabled(m_stops->currentRow() >= 0);
    m_up->setEnabled(m_stops->canMove(-1));
    m_down->setEnabled(m_stops->canMove(1));
    m_save->setEnabled(m_isEdited);
    m_parkAt->setEnabled(m_park->value() > 0);
    m_toggle->setText(m_places.isPatrolling ? tr("Stop Patro&l") : tr("Start Patro&l"));
    m_toggle->setEnabled(m_places.isPatrolling || !m_places.presets.isEmpty());
    QString state = m_places.isPatrolling ? tr("The patrol runs.") : tr("The patrol is stopped.");
    if (m_places.presets.isEmpty()) {
        state = tr("There are no presets to go to; store some first.");
    }
    if (!m_places.patrolProblem.isEmpty()) {
        state +=
            QLatin1Char(' ') + tr("Its last stop was not reached. %1").arg(m_places.patrolProblem);
    }
    m_state->setText(m_failure.isEmpty() ? state : m_failure);
}

void PatrolDialog::edited()
{
    if (!m_isShowing) {
        m_isEdited = true;
        m_failure.clear();
        showButtons();
    }
}

PatrolPlan PatrolDialog::plan() const
{
    return {.stops = m_stops->stops(),
            .resume = std::chrono::seconds(m_resume->value()),
            .isRunning = m_places.patrol.isRunning,
            .park = std::chrono::minutes(m_park->value()),
            .parkPreset = m_parkAt->currentData().toInt()};
}

void PatrolDialog::save()
{
    if (!m_camera) {
        return;
    }
    m_isEdited = false;
    ++m_pending;
    m_camera->setPatrol(plan());
    showButtons();
}

/// As it is edited here.
void PatrolDialog::toggle()
{
    if (!m_camera) {
        return;
    }
    if (m_isEdited && !m_places.isPatrolling) {
        save();
    }
    ++m_pending;
    m_camera->setPatrolling(!m_places.isPatrolling);
}

void PatrolDialog::ended(const QString &failure)
{
    if (m_pending == 0) {
        return; // not asked for here
    }
    --m_pending;
    m_failure = failure;
    m_isEdited = m_isEdited || !failure.isEmpty();
    showButtons();
}

} // namespace vedette

#include "moc_PatrolDialog.cpp"
