// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PlayBar.h"

#include "recording/LookingBack.h"
#include "recording/MomentText.h"
#include "recording/PlayIcon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

#include <cmath>

namespace vedette {

PlayBar::PlayBar(LookingBack &back, QWidget *parent)
    : QWidget(parent)
    , m_back(back)
    , m_speed(new QLabel)
    , m_moment(new QLabel)
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    addCommand(PlayIcon::StepBack, tr("One picture back"), "pastStepBack", QStringLiteral(","),
               PastCommand::StepBack);
    m_playBack = addButton(tr("Play backwards"), "pastPlayBack", QStringLiteral("B"));
    m_play = addButton(tr("Play"), "pastPlay", tr("Space"));
    addCommand(PlayIcon::StepOn, tr("One picture on"), "pastStepOn", QStringLiteral("."),
               PastCommand::StepOn);
    connect(m_playBack, &QToolButton::clicked, &back, [&back] { back.play(-1); });
    connect(m_play, &QToolButton::clicked, &back, [&back] { back.play(1); });
    addSpeed();
    m_moment->setObjectName(QStringLiteral("pastMoment"));
    m_moment->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addSpacing(fontMetrics().averageCharWidth());
    row->addWidget(m_moment, 1);
    m_save = addButton(tr("Save Picture"), "pastSave", QStringLiteral("F12"));
    m_save->setText(tr("Save Picture"));
    connect(m_save, &QToolButton::clicked, this, &PlayBar::snapshotRequested);
    m_live = addButton(tr("Back to what is live"), "pastLive", tr("Esc"));
    m_live->setText(tr("Live"));
    connect(m_live, &QToolButton::clicked, &back, &LookingBack::goLive);
    connect(&back, &LookingBack::changed, this, &PlayBar::show);
    connect(&back, &LookingBack::moved, this, &PlayBar::showMoment);
    show();
}

QToolButton *PlayBar::addButton(const QString &text, const char *objectName, const QString &keys)
{
    auto *const button = new QToolButton;
    button->setObjectName(QLatin1String(objectName));
    button->setAccessibleName(text);
    button->setToolTip(keys.isEmpty() ? text : tr("%1 (%2)").arg(text, keys));
    button->setAutoRaise(true);
    layout()->addWidget(button);
    m_ofPast += button;
    return button;
}

void PlayBar::addOfCamera(QAction *action)
{
    auto *const button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    layout()->addWidget(button);
}

QToolButton *PlayBar::addCommand(PlayIcon icon, const QString &text, const char *objectName,
                                 const QString &keys, PastCommand command)
{
    QToolButton *const button = addButton(text, objectName, keys);
    button->setIcon(playIcon(icon));
    button->setAutoRepeat(true);
    connect(button, &QToolButton::clicked, this, [this, command] { emit commanded(command); });
    return button;
}

void PlayBar::addSpeed()
{
    const auto add = [this](const QString &sign, const QString &text, const char *objectName,
                            const QString &key, PastCommand command) {
        QToolButton *const button = addButton(text, objectName, key);
        button->setText(sign);
        connect(button, &QToolButton::clicked, this, [this, command] { emit commanded(command); });
    };
    add(QStringLiteral("−"), tr("Slower"), "pastSlower", QStringLiteral("["), PastCommand::Slower);
    m_speed->setObjectName(QStringLiteral("pastSpeed"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setAlignment(Qt::AlignCenter);
    m_speed->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("−0.25×")));
    layout()->addWidget(m_speed);
    add(QStringLiteral("+"), tr("Faster"), "pastFaster", QStringLiteral("]"), PastCommand::Faster);
}

void PlayBar::show()
{
    const bool isOn = m_back.isOn();
    for (QWidget *const one : std::as_const(m_ofPast)) {
        one->setEnabled(isOn);
    }
    const bool isPlaying = isOn && m_back.isPlaying();
    const bool isForward = m_back.speed() > 0;
    m_play->setIcon(playIcon(isPlaying && isForward ? PlayIcon::Pause : PlayIcon::Play));
    m_play->setAccessibleName(isPlaying && isForward ? tr("Pause") : tr("Play"));
    m_playBack->setIcon(playIcon(isPlaying && !isForward ? PlayIcon::Pause : PlayIcon::PlayBack));
    m_playBack->setAccessibleName(isPlaying && !isForward ? tr("Pause") : tr("Play backwards"));
    m_speed->setText((isForward ? QString() : QStringLiteral("−")) +
                     QLocale().toString(std::abs(m_back.speed())) + QStringLiteral("×"));
    m_speed->setEnabled(isOn);
    showMoment();
}

void PlayBar::showMoment()
{
    m_moment->setText(m_back.isOn()
                          ? tr("Recorded · %1")
                                .arg(momentText(m_back.moment(), m_back.isPlaying()
                                                                     ? TimePrecision::Seconds
                                                                     : TimePrecision::Milliseconds))
                          : tr("Live"));
}

} // namespace vedette

#include "moc_PlayBar.cpp"
