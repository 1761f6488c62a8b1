// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/CalibrationDialog.h"

#include "LiveCamera.h"
#include "ResultLabel.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace vedette {

namespace {

/// How late something that does not happen is noticed.
constexpr std::chrono::milliseconds ClockInterval{250};
/// Of the dialog, in characters.
constexpr int WidthOfText = 58;

Calibration::Setup setupFor(const CameraPosition &position)
{
    Calibration::Setup setup{.grain = position.grain};
    if (position.position) {
        // To where there is more room.
        setup.beginsLeft = 2 * position.position->pan > position.pan.minimum + position.pan.maximum;
        setup.beginsDown =
            2 * position.position->tilt > position.tilt.minimum + position.tilt.maximum;
    }
    return setup;
}

QString textOf(const CalibratedField &field)
{
    return CalibrationDialog::tr("the picture shows %1° (±%2°) across and %3° (±%4°) upwards")
        .arg(qRound(field.degrees.width()))
        .arg(qRound(field.uncertainty.width()))
        .arg(qRound(field.degrees.height()))
        .arg(qRound(field.uncertainty.height()));
}

} // namespace

CalibrationDialog::CalibrationDialog(LiveCamera &camera, Keep keep, QWidget *parent)
    : GrowingDialog(parent)
    , m_camera(&camera)
    , m_keep(std::move(keep))
{
    setWindowTitle(tr("Calibrate"));
    createLayout();
    setWidthInCharacters(WidthOfText);
    m_clock.setInterval(ClockInterval);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (m_calibration) {
            m_calibration->checkTime(SteadyClock::now());
        }
    });
    CameraHandle &handle = camera.handle();
    connect(&handle, &CameraHandle::closing, this, [this] {
        leave();
        done(Rejected);
    });
    connect(&handle, &CameraHandle::frameDecoded, this, [this](const DecodedFrame &decoded) {
        if (m_calibration) {
            m_calibration->takePicture(decoded.picture.bitmap, decoded.frame.arrival);
        }
    });
    connect(&handle, &CameraHandle::servoReplied, this, [this](const ServoReply &reply) {
        if (m_calibration) {
            m_calibration->takeReply(reply, SteadyClock::now());
        }
    });
    connect(&handle, &CameraHandle::steererChanged, this, [this](const Steerer &steerer) {
        const bool isOther =
            steerer.kind == Steerer::Kind::Web || steerer.kind == Steerer::Kind::Mqtt;
        if (m_calibration && isOther) {
            m_calibration->takeOther(SteadyClock::now());
        }
    });
    connect(&camera, &LiveCamera::statusChanged, this, [this](const StreamStatus &status) {
        if (m_calibration && status.state != StreamState::Live) {
            m_calibration->stop(tr("The camera's picture was lost."), SteadyClock::now());
        }
    });
}

CalibrationDialog::~CalibrationDialog()
{
    leave();
}

void CalibrationDialog::createLayout()
{
    m_introduction = new QLabel(
        tr("The camera will turn to the side and back, and then up or down and back, each time by "
           "a few degrees. How far its picture moves meanwhile tells how much the picture shows, "
           "which Aim has to know. That takes about half a minute.\n\nLet it look straight ahead, "
           "at something that stands still, has some detail, and is not too near. Meanwhile nobody "
           "should steer it."));
    m_introduction->setWordWrap(true);
    m_introduction->setTextFormat(Qt::PlainText);
    m_bar = new QProgressBar;
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->hide();
    m_text = new ResultLabel(QStringLiteral("calibrationText"));
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_begin = buttons->addButton(tr("&Calibrate"), QDialogButtonBox::ActionRole);
    m_begin->setObjectName(QStringLiteral("calibrate"));
    m_begin->setDefault(true);
    m_save = buttons->addButton(QDialogButtonBox::Save);
    m_save->hide();
    connect(m_begin, &QPushButton::clicked, this, &CalibrationDialog::begin);
    connect(m_save, &QPushButton::clicked, this, &CalibrationDialog::keepFound);
    connect(buttons, &QDialogButtonBox::rejected, this, &CalibrationDialog::reject);
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_introduction);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addStretch();
    layout->addWidget(buttons);
    m_begin->setFocus();
}

void CalibrationDialog::begin()
{
    if (!m_camera || m_camera->status().state != StreamState::Live) {
        m_text->showResult(false, tr("the camera has to be live for that"));
        return;
    }
    CameraHandle &handle = m_camera->handle();
    m_calibration = std::make_unique<Calibration>(setupFor(handle.position()));
    Calibration *const running = m_calibration.get();
    connect(running, &Calibration::moveWanted, this, [this](Move move) {
        if (m_camera) {
            m_camera->handle().move(move);
        }
    });
    connect(running, &Calibration::progressed, m_text, &ResultLabel::showProgress);
    connect(running, &Calibration::found, this, &CalibrationDialog::takeFound);
    connect(running, &Calibration::ended, this, &CalibrationDialog::takeEnd);
    showRunning(true);
    running->begin(SteadyClock::now());
}

void CalibrationDialog::showRunning(bool isRunning)
{
    m_bar->setVisible(isRunning);
    m_begin->setVisible(!isRunning);
    m_save->setVisible(false);
    isRunning ? m_clock.start() : m_clock.stop();
    if (!isRunning && m_calibration) {
        m_calibration.release()->deleteLater(); // which has called
    }
}

void CalibrationDialog::takeFound(const CalibratedField &field)
{
    showRunning(false);
    m_found = field.degrees.toSize();
    m_introduction->hide();
    m_text->showResult(true, textOf(field));
    m_begin->setText(tr("&Calibrate Again"));
    m_save->show();
    m_save->setDefault(true);
    m_save->setFocus();
}

void CalibrationDialog::takeEnd(const QString &why)
{
    showRunning(false);
    if (m_isLeaving) {
        done(Rejected);
        return;
    }
    m_text->setText(QStringLiteral("✗ ") + why);
    m_begin->setText(tr("&Calibrate Again"));
    m_begin->setDefault(true);
}

void CalibrationDialog::keepFound()
{
    accept();
    m_keep(m_found);
}

void CalibrationDialog::reject()
{
    if (!m_calibration || m_isLeaving) {
        leave();
        GrowingDialog::reject();
        return;
    }
    m_isLeaving = true;
    m_calibration->stop({}, SteadyClock::now());
}

/// At once: what is still to be done is asked for, and nobody waits for it.
void CalibrationDialog::leave()
{
    if (m_calibration && m_camera && m_calibration->wayBack() != Move{}) {
        m_camera->handle().move(m_calibration->wayBack());
    }
    if (m_calibration) {
        m_calibration->disconnect(this);
        m_calibration.release()->deleteLater();
    }
}

} // namespace vedette
