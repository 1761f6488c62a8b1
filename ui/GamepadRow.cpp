// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "GamepadRow.h"

#include "Gamepad.h"
#include "GamepadNames.h"
#include "GamepadStickView.h"

#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>

namespace vedette {

GamepadRow::GamepadRow(const Gamepad &gamepad, QWidget *parent)
    : QWidget(parent)
    , m_id(gamepad.device().id())
    , m_choice(new QRadioButton)
    , m_live(new QLabel)
    , m_stick(new GamepadStickView)
{
    // A name is not a place for mnemonics.
    m_choice->setText(gamepad.device().name().replace(u'&', QStringLiteral("&&")));
    m_live->setObjectName(QStringLiteral("live"));
    m_live->setTextFormat(Qt::PlainText);
    // What is pressed at once may be long; the dialog does not grow by it.
    m_live->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->addWidget(m_stick, 0, 0, 2, 1);
    grid->addWidget(m_choice, 0, 1);
    grid->addWidget(m_live, 1, 1);
    grid->setColumnStretch(1, 1);
    follow(gamepad);
}

void GamepadRow::follow(const Gamepad &gamepad)
{
    m_stick->setStick(gamepad.stick(), gamepad.mapping().deadZone() / 100.0);
    const QString used = GamepadNames::ofReading(gamepad.reading(), gamepad.device());
    const QString text = used.isEmpty() ? tr("Nothing is pressed") : used;
    m_live->setText(m_live->fontMetrics().elidedText(text, Qt::ElideRight, m_live->width()));
}

} // namespace vedette

#include "moc_GamepadRow.cpp"
