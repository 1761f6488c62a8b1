// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/LensFields.h"

#include "LimitedNumber.h"

#include <QFormLayout>
#include <QLabel>

namespace vedette {

namespace {

/// Of the key VEDETTE_FIELD_OF_VIEW, in degrees.
constexpr int Widest = 180;

QSpinBox *createBox(const char *name, int degrees)
{
    auto *const box = new LimitedNumber<QSpinBox>;
    box->setObjectName(QLatin1String(name));
    box->setRange(1, Widest);
    box->setSuffix(LensFields::tr("°"));
    box->setValue(degrees);
    return box;
}

} // namespace

LensFields::LensFields(QSize degrees, QWidget *parent)
    : QWidget(parent)
    , m_across(createBox("lensAcross", degrees.width()))
    , m_upwards(createBox("lensUpwards", degrees.height()))
{
    auto *const about = new QLabel(
        tr("The description of the lens has them; %1° by %2° is an ESP32-CAM's usual one. The "
           "result is as right as they are.")
            .arg(Usual.width())
            .arg(Usual.height()));
    about->setWordWrap(true);
    about->setTextFormat(Qt::PlainText);
    auto *const form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(tr("The picture shows &across:"), m_across);
    form->addRow(tr("and &upwards:"), m_upwards);
    form->addRow(about);
    connect(m_across, &QSpinBox::valueChanged, this, &LensFields::changed);
    connect(m_upwards, &QSpinBox::valueChanged, this, &LensFields::changed);
}

QSize LensFields::degrees() const
{
    return {m_across->value(), m_upwards->value()};
}

} // namespace vedette

#include "moc_LensFields.cpp"
