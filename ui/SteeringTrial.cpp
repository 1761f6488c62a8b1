// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SteeringTrial.h"

#include "Sentence.h"
#include "StepPad.h"
#include "VideoWidget.h"
#include "WatchedCameras.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace vedette {

namespace {

/// Of the picture, in device-independent pixels: enough to see which way it moves.
constexpr QSize PictureSize(240, 180);

QLabel *newLabel(const QString &name)
{
    auto *const label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QCheckBox *newCheckBox(const QString &name, const QString &text)
{
    auto *const box = new QCheckBox(text);
    box->setObjectName(name);
    return box;
}

} // namespace

SteeringTrial::SteeringTrial(Config config, std::shared_ptr<DialogThread> thread, QWidget *parent)
    : QGroupBox(tr("Which way does it turn?"), parent)
    , m_config(std::move(config))
    , m_thread(std::move(thread))
    , m_picture(new VideoWidget)
    , m_state(newLabel(QStringLiteral("trialState")))
    , m_answer(newLabel(QStringLiteral("trialAnswer")))
    , m_invertsPan(newCheckBox(QStringLiteral("invertPan"), tr("Left and ri&ght are swapped")))
    , m_invertsTilt(newCheckBox(QStringLiteral("invertTilt"), tr("Up and down ar&e swapped")))
    , m_swapsAxes(newCheckBox(QStringLiteral("swapAxes"), tr("A&xes are swapped")))
{
    m_swapsAxes->setToolTip(tr("Left and right turn the camera up and down."));
    m_picture->setFixedSize(PictureSize);
    m_picture->setCompact(true);
    auto *const pad = new StepPad;
    createLayout(pad);
    connect(pad, &StepPad::stepped, this, &SteeringTrial::step);
    connect(
        m_picture, &VideoWidget::stateTextChanged, m_state,
        [this](const QString &text, bool isLive) { m_state->setText(isLive ? tr("Live") : text); });
    connect(m_picture, &VideoWidget::targetSizeChanged, this, [this](QSize size) {
        if (m_ownPicture) {
            m_ownPicture->setTargetSize(size);
        }
    });
    for (QCheckBox *const box : {m_invertsPan, m_invertsTilt, m_swapsAxes}) {
        connect(box, &QCheckBox::clicked, this, &SteeringTrial::axesChanged);
    }
}

SteeringTrial::~SteeringTrial() = default;

void SteeringTrial::createLayout(QWidget *pad)
{
    m_answer->setText(tr("Press an arrow: does the picture turn that way?"));
    m_answer->setMinimumHeight(3 * fontMetrics().lineSpacing());
    auto *const steering = new QHBoxLayout;
    steering->addWidget(pad);
    steering->addWidget(m_answer, 1);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_picture, 0, Qt::AlignHCenter);
    layout->addWidget(m_state);
    layout->addLayout(steering);
    for (QCheckBox *const box : {m_invertsPan, m_invertsTilt, m_swapsAxes}) {
        layout->addWidget(box);
    }
    layout->addStretch();
}

void SteeringTrial::setAxes(const ServoAxes &axes)
{
    m_invertsPan->setChecked(axes.isPanInverted);
    m_invertsTilt->setChecked(axes.isTiltInverted);
    m_swapsAxes->setChecked(axes.areSwapped);
}

void SteeringTrial::applyTo(ServoAxes &axes) const
{
    axes.isPanInverted = m_invertsPan->isChecked();
    axes.isTiltInverted = m_invertsTilt->isChecked();
    axes.areSwapped = m_swapsAxes->isChecked();
}

QUrl SteeringTrial::cameraUrl() const
{
    return m_camera ? m_camera->cameraUrl : QUrl();
}

void SteeringTrial::start(const CameraConfig &camera)
{
    stop();
    m_camera = camera;
    showPicture();
}

void SteeringTrial::stop()
{
    pause();
    m_camera.reset();
}

void SteeringTrial::pause()
{
    if (m_windowsPicture) {
        m_windowsPicture->disconnect(m_picture);
        m_watched->setShownElsewhere(cameraUrl(), false);
    }
    m_windowsPicture = nullptr;
    m_servos.reset();
    m_steered.reset();
    m_ownPicture.reset();
    m_picture->clear();
    setEnabled(false);
}

void SteeringTrial::resume()
{
    if (isStarted()) {
        showPicture();
    }
}

void SteeringTrial::showPicture()
{
    setEnabled(true);
    LiveCamera *camera = m_watched != nullptr ? m_watched->findAt(cameraUrl()) : nullptr;
    m_windowsPicture = camera;
    if (camera == nullptr) {
        CameraConfig unsteered = *m_camera;
        unsteered.servoUrl.clear(); // they are tried below, and only when the user says so
        m_ownPicture = std::make_unique<LiveCamera>(
            m_thread->io(), unsteered, m_picture->targetSize(), std::chrono::milliseconds(0));
        camera = m_ownPicture.get();
    } else {
        m_watched->setShownElsewhere(cameraUrl(), true);
    }
    connect(camera, &LiveCamera::pictureReady, m_picture, &VideoWidget::setPicture);
    connect(camera, &LiveCamera::frameRejected, m_picture, &VideoWidget::frameRejected);
    connect(camera, &LiveCamera::statusChanged, m_picture, &VideoWidget::setStatus);
    m_picture->setStatus(camera->status());
    if (m_ownPicture) {
        m_ownPicture->handle().setWatching(true);
    }
}

void SteeringTrial::step(Direction direction)
{
    const std::optional<CameraConfig> config = m_config();
    if (!config || !isStarted()) {
        return;
    }
    if (m_ownPicture &&
        (config->cameraUrl != m_camera->cameraUrl || config->login != m_camera->login)) {
        start(*config); // the picture, too, with the login that was typed since
    }
    if (!m_servos || config != m_steered) {
        // What the one before started, it stops on its own.
        m_servos = std::make_unique<CameraHandle>(m_thread->io(), *config);
        m_steered = config;
        connect(m_servos.get(), &CameraHandle::servoReplied, this, &SteeringTrial::takeReply);
    }
    m_hasFailed = false;
    m_answer->setText(tr("Asking the camera…"));
    m_servos->press(direction, Pace::Normal);
    m_servos->release(direction);
}

/// A camera that turns until it is stopped answers twice.
void SteeringTrial::takeReply(const ServoReply &reply)
{
    if (reply.outcome == ServoReply::Outcome::Moved) {
        if (!m_hasFailed) {
            m_answer->setText(QStringLiteral("✓ ") + tr("The camera says that it moved."));
        }
        return;
    }
    m_hasFailed = true;
    m_answer->setText(QStringLiteral("✗ ") + sentence(reply.text));
}

} // namespace vedette

#include "moc_SteeringTrial.cpp"
