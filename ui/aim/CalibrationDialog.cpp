// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "aim/CalibrationDialog.h"

#include "aim/LensFields.h"
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

QString textOf(const QString &text, double degrees, double uncertainty)
{
    return text.arg(qRound(degrees)).arg(qRound(uncertainty));
}

QString fieldText(const CalibratedDegrees &found)
{
    const auto &[degrees, uncertainty] = found;
    return textOf(
        textOf(CalibrationDialog::tr("the picture shows %1° (±%2°) across and %3° (±%4°) upwards"),
               degrees.width(), uncertainty.width()),
        degrees.height(), uncertainty.height());
}

QString rangeText(const CalibratedDegrees &found)
{
    const auto &[degrees, uncertainty] = found;
    if (degrees.height() <= 0) {
        return textOf(CalibrationDialog::tr("the whole range turns %1° (±%2°) to the sides"),
                      degrees.width(), uncertainty.width());
    }
    if (degrees.width() <= 0) {
        return textOf(CalibrationDialog::tr("the whole range turns %1° (±%2°) up and down"),
                      degrees.height(), uncertainty.height());
    }
    return textOf(textOf(CalibrationDialog::tr("the whole range turns %1° (±%2°) to the sides and "
                                               "%3° (±%4°) up and down"),
                         degrees.width(), uncertainty.width()),
                  degrees.height(), uncertainty.height());
}

} // namespace

CalibrationDialog::CalibrationDialog(LiveCamera &camera, Keep keep, QWidget *parent)
    : GrowingDialog(parent)
    , m_camera(&camera)
    , m_keep(std::move(keep))
    , m_asksForLens(camera.handle().position().assumed.has_value())
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

QLabel *CalibrationDialog::createIntroduction() const
{
    const QString what =
        m_asksForLens
            ? tr("This camera counts in units of its own, and nobody knows yet how many degrees "
                 "these are. It will turn to the side and back, and then up or down and back. How "
                 "far its picture moves meanwhile tells that, when it is known how many degrees "
                 "the picture shows.")
            : tr("The camera will turn to the side and back, and then up or down and back, each "
                 "time by a few degrees. How far its picture moves meanwhile tells how much the "
                 "picture shows, which Aim has to know.");
    auto *const label = new QLabel(
        what + u' ' +
        tr("That takes about half a minute.\n\nLet it look straight ahead, at something that "
           "stands still, has some detail, and is not too near. Meanwhile nobody should steer "
           "it."));
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

LensFields *CalibrationDialog::createLens()
{
    const CameraPosition &position = m_camera->handle().position();
    const QSize usual = position.isOnItsSide ? LensFields::Usual.transposed() : LensFields::Usual;
    auto *const lens =
        new LensFields(position.fieldOfView.isEmpty() ? usual : position.fieldOfView);
    connect(lens, &LensFields::changed, this, &CalibrationDialog::dropFound);
    if (!m_asksForLens) {
        lens->hide();
    }
    return lens;
}

QDialogButtonBox *CalibrationDialog::createButtons()
{
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_begin = buttons->addButton(tr("&Calibrate"), QDialogButtonBox::ActionRole);
    m_begin->setObjectName(QStringLiteral("calibrate"));
    m_begin->setDefault(true);
    m_save = buttons->addButton(QDialogButtonBox::Save);
    m_save->hide();
    connect(m_begin, &QPushButton::clicked, this, &CalibrationDialog::begin);
    connect(m_save, &QPushButton::clicked, this, &CalibrationDialog::keepFound);
    connect(buttons, &QDialogButtonBox::rejected, this, &CalibrationDialog::reject);
    return buttons;
}

void CalibrationDialog::createLayout()
{
    m_introduction = createIntroduction();
    m_lens = createLens();
    m_bar = new QProgressBar;
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->hide();
    m_text = new ResultLabel(QStringLiteral("calibrationText"));
    auto *const buttons = createButtons();
    QVBoxLayout *const layout = content();
    layout->addWidget(m_introduction);
    layout->addWidget(m_lens);
    layout->addWidget(m_text);
    layout->addWidget(m_bar);
    layout->addStretch();
    addBelow(buttons);
    m_begin->setFocus();
}

Calibration::Setup CalibrationDialog::setup() const
{
    const CameraPosition &position = m_camera->handle().position();
    Calibration::Setup setup{.grain = position.grain};
    if (position.position) {
        // To where there is more room.
        setup.beginsLeft = 2 * position.position->pan > position.pan.minimum + position.pan.maximum;
        setup.beginsDown =
            2 * position.position->tilt > position.tilt.minimum + position.tilt.maximum;
    }
    setup.settles = position.isToldPlaces && !(position.position && position.position->isSure);
    if (position.assumed) {
        setup.field = {.degrees = m_field, .turns = *position.assumed};
    }
    return setup;
}

void CalibrationDialog::begin()
{
    if (!m_camera || m_camera->status().state != StreamState::Live) {
        m_text->showResult(false, tr("the camera has to be live for that"));
        return;
    }
    m_field = m_lens->degrees();
    m_calibration = std::make_unique<Calibration>(setup());
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
    m_lens->setEnabled(!isRunning);
    m_begin->setVisible(!isRunning);
    m_save->setVisible(false);
    isRunning ? m_clock.start() : m_clock.stop();
    if (!isRunning && m_calibration) {
        m_calibration.release()->deleteLater(); // which has called
    }
}

void CalibrationDialog::takeFound(const CalibratedDegrees &found)
{
    showRunning(false);
    (m_asksForLens ? m_ranges : m_field) = found.degrees.toSize();
    m_introduction->hide();
    m_text->showResult(true, m_asksForLens ? rangeText(found) : fieldText(found));
    m_begin->setText(tr("&Calibrate Again"));
    m_save->show();
    m_save->setDefault(true);
    m_save->setFocus();
}

/// It was found with another lens.
void CalibrationDialog::dropFound()
{
    if (m_save->isVisible()) {
        m_save->hide();
        m_text->hide();
        m_begin->setDefault(true);
    }
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
    m_keep(m_field, m_ranges);
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

#include "moc_CalibrationDialog.cpp"
