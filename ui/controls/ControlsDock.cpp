// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "controls/ControlsDock.h"

#include "camera/CameraHandle.h"
#include "controls/ControlRow.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vedette {

ControlsDock::ControlsDock(QWidget *parent)
    : CameraDock(tr("Camera Settings"), QStringLiteral("controls"), false, parent)
    , m_form(new QWidget)
    , m_rows(new QVBoxLayout)
    , m_message(new QLabel)
    , m_retry(new QPushButton(tr("&Read Again")))
{
    auto *const layout = new QVBoxLayout(m_form);
    m_message->setObjectName(QStringLiteral("controlsMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_retry->setObjectName(QStringLiteral("controlsRetry"));
    layout->addWidget(m_message);
    layout->addWidget(m_retry, 0, Qt::AlignLeft);
    layout->addLayout(m_rows);
    layout->addStretch();
    say({}, false);
    auto *const scrolled = new QScrollArea;
    scrolled->setWidget(m_form);
    scrolled->setWidgetResizable(true);
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(scrolled);
    setToggle(tr("&Camera Settings"), QKeySequence(Qt::Key_F7));
    connect(m_retry, &QPushButton::clicked, this, &ControlsDock::lookIfSeen);
}

void ControlsDock::setCamera(CameraHandle *camera)
{
    if (camera == m_camera) {
        return;
    }
    if (m_camera) {
        m_camera->disconnect(this);
    }
    m_camera = camera;
    m_pending.clear();
    say({}, false);
    makeRows(camera != nullptr ? camera->controls() : ControlList());
    if (camera != nullptr) {
        connect(camera, &CameraHandle::controlsChanged, this, &ControlsDock::showList);
        connect(camera, &CameraHandle::controlSet, this, &ControlsDock::setEnded);
        showList(camera->controls());
    }
    followUse();
    lookIfSeen();
}

void ControlsDock::showEvent(QShowEvent *event)
{
    QDockWidget::showEvent(event);
    lookIfSeen();
}

void ControlsDock::followUse()
{
    setOfUse(m_camera && !m_camera->controls().controls.isEmpty());
}

void ControlsDock::lookIfSeen()
{
    if (m_camera && isVisible()) {
        m_camera->lookAtControls();
    }
}

void ControlsDock::showList(const ControlList &list)
{
    const bool isSame =
        list.controls.size() == m_shown.size() &&
        std::all_of(m_shown.cbegin(), m_shown.cend(), [&list](const ControlRow *row) {
            return list.find(row->control().id) != nullptr;
        });
    if (!isSame) {
        makeRows(list);
        followUse();
    }
    for (ControlRow *const row : std::as_const(m_shown)) {
        // What the user has just chosen stays until the camera has answered.
        if (m_pending.value(row->control().id) == 0) {
            row->setValue(list.find(row->control().id)->value);
        }
    }
    if (list.reading == ControlList::Reading::Unread) {
        lookIfSeen();
    }
    const bool hasFailed = list.reading == ControlList::Reading::Failed;
    say(hasFailed ? tr("How the camera is set could not be read. %1").arg(list.problem) : QString(),
        hasFailed);
}

void ControlsDock::makeRows(const ControlList &list)
{
    qDeleteAll(m_shown);
    m_shown.clear();
    for (const ControlState &state : list.controls) {
        auto *const row = new ControlRow(state.control);
        connect(row, &ControlRow::chosen, this, [this](const QString &id, int value) {
            ++m_pending[id];
            m_camera->setControl(id, value);
        });
        m_rows->addWidget(row);
        m_shown.append(row);
    }
}

void ControlsDock::setEnded(const QString &id, const ServoReply &reply)
{
    // Others set it too: over the network, by the lamp's key.
    m_pending[id] = std::max(0, m_pending.value(id) - 1);
    if (reply.outcome == ServoReply::Outcome::Superseded) {
        return;
    }
    showList(m_camera->controls());
    if (reply.outcome != ServoReply::Outcome::Moved) {
        say(reply.text, false);
    }
}

void ControlsDock::say(const QString &text, bool mayRetry)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_retry->setVisible(mayRetry);
}

} // namespace vedette

#include "moc_ControlsDock.cpp"
