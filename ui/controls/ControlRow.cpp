// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "controls/ControlRow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace vedette {

namespace {

/// A label is no place for mnemonics.
QString plain(QString label)
{
    return label.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

ControlRow::ControlRow(CameraControl control, QWidget *parent)
    : QWidget(parent)
    , m_control(std::move(control))
{
    auto *const layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    switch (m_control.kind) {
    case CameraControl::Kind::Switch:
        makeSwitch();
        break;
    case CameraControl::Kind::Number:
        makeNumber();
        break;
    case CameraControl::Kind::Choice:
        makeChoice();
        break;
    }
    setValue(std::nullopt);
}

void ControlRow::makeSwitch()
{
    m_switch = new QCheckBox(plain(m_control.label), this);
    m_switch->setObjectName(m_control.id);
    static_cast<QGridLayout *>(layout())->addWidget(m_switch, 0, 0);
    connect(m_switch, &QCheckBox::clicked, this, [this](bool checked) {
        m_switch->setTristate(false);
        choose(checked ? 1 : 0);
    });
}

void ControlRow::makeNumber()
{
    const auto [minimum, maximum, usual] = m_control.range;
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setRange(minimum, maximum);
    m_slider->setValue(usual);
    m_slider->setPageStep(std::max(1, (maximum - minimum) / 10));
    m_slider->setAccessibleName(m_control.label);
    m_number = new QSpinBox(this);
    m_number->setObjectName(m_control.id);
    m_number->setSpecialValueText(QStringLiteral("–"));
    m_number->setKeyboardTracking(false);
    auto *const grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(makeLabel(m_number), 0, 0, 1, 2);
    grid->addWidget(m_slider, 1, 0);
    grid->addWidget(m_number, 1, 1);
    grid->setColumnStretch(0, 1);
    connect(m_slider, &QSlider::valueChanged, this, &ControlRow::choose);
    connect(m_number, &QSpinBox::valueChanged, this, &ControlRow::choose);
}

void ControlRow::makeChoice()
{
    m_choice = new QComboBox(this);
    m_choice->setObjectName(m_control.id);
    m_choice->setPlaceholderText(tr("not known"));
    for (const CameraControl::Choice &choice : std::as_const(m_control.choices)) {
        m_choice->addItem(choice.label, choice.value);
    }
    auto *const grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(makeLabel(m_choice), 0, 0);
    grid->addWidget(m_choice, 1, 0);
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { choose(m_choice->itemData(index).toInt()); });
}

QLabel *ControlRow::makeLabel(QWidget *buddy)
{
    auto *const label = new QLabel(plain(m_control.label), this);
    label->setBuddy(buddy);
    buddy->setAccessibleName(m_control.label);
    return label;
}

void ControlRow::setValue(std::optional<int> value)
{
    if (m_slider != nullptr && m_slider->isSliderDown()) {
        return;
    }
    const QScopedValueRollback showing(m_isShowing, true);
    if (m_switch != nullptr) {
        m_switch->setCheckState(!value       ? Qt::PartiallyChecked
                                : *value > 0 ? Qt::Checked
                                             : Qt::Unchecked);
        m_switch->setTristate(!value);
    } else if (m_choice != nullptr) {
        m_choice->setCurrentIndex(value ? m_choice->findData(*value) : -1);
    } else {
        // One less than can be is what is shown as not known.
        m_number->setRange(m_control.range.minimum - (value ? 0 : 1), m_control.range.maximum);
        m_number->setSpecialValueText(value ? QString() : QStringLiteral("–"));
        m_number->setValue(value.value_or(m_number->minimum()));
        m_slider->setValue(value.value_or(m_control.range.usual));
    }
}

void ControlRow::choose(int value)
{
    if (m_isShowing || (m_number != nullptr && value < m_control.range.minimum)) {
        return;
    }
    if (m_number != nullptr) {
        const QScopedValueRollback showing(m_isShowing, true);
        m_number->setMinimum(m_control.range.minimum);
        m_number->setSpecialValueText({});
        m_number->setValue(value);
        m_slider->setValue(value);
    }
    emit chosen(m_control.id, value);
}

} // namespace vedette

#include "moc_ControlRow.cpp"
