// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ConnectionButtons.h"

#include <QPushButton>

namespace vedette {

ConnectionButtons::ConnectionButtons(bool offersDemo, QWidget *parent)
    : QDialogButtonBox(Save | Cancel, parent)
{
    button(Save)->setText(tr("&Save"));
    button(Cancel)->setText(tr("&Cancel"));
    m_test = addButton(tr("&Test"), ActionRole);
    m_test->setObjectName(QStringLiteral("test"));
    m_saveAnyway = addButton(tr("Save An&yway"), ActionRole);
    m_saveAnyway->setObjectName(QStringLiteral("saveAnyway"));
    m_recording = addButton(tr("Recor&ding…"), ActionRole);
    m_recording->setObjectName(QStringLiteral("recording"));
    m_recording->setToolTip(tr("When this camera is recorded, and how long that is kept"));
    connect(m_recording, &QPushButton::clicked, this, &ConnectionButtons::recordingRequested);
    connect(m_test, &QPushButton::clicked, this, &ConnectionButtons::testRequested);
    connect(m_saveAnyway, &QPushButton::clicked, this, &ConnectionButtons::saveAnywayRequested);
    if (offersDemo) {
        auto *const demo = addButton(tr("Try the &Demo Camera"), ResetRole);
        demo->setObjectName(QStringLiteral("demo"));
        connect(demo, &QPushButton::clicked, this, &ConnectionButtons::demoRequested);
    }
    // Last: each button that is added to the box makes all of them visible.
    m_saveAnyway->hide();
    m_recording->hide();
}

void ConnectionButtons::makeSaveDefault()
{
    button(Save)->setDefault(true);
}

void ConnectionButtons::setTesting(bool isTesting)
{
    m_test->setEnabled(!isTesting);
    button(Save)->setEnabled(!isTesting);
}

void ConnectionButtons::offerSaveAnyway()
{
    m_saveAnyway->show();
    m_saveAnyway->setFocus();
}

void ConnectionButtons::offerRecording()
{
    m_recording->show();
}

void ConnectionButtons::withdrawSaveAnyway()
{
    m_saveAnyway->hide();
}

} // namespace vedette

#include "moc_ConnectionButtons.cpp"
