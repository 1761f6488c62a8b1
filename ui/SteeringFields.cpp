// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "SteeringFields.h"

#include "config/WebAddress.h"
#include "DialectChooser.h"
#include "ResultLabel.h"
#include "TypedAddress.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace vedette {

SteeringFields::SteeringFields(QWidget *parent)
    : QGroupBox(tr("Steering"), parent)
    , m_dialect(new DialectChooser)
    , m_dialectProblem(new ResultLabel(QStringLiteral("dialectProblem")))
    , m_address(new QLineEdit)
    , m_hint(new QLabel)
    , m_result(new ResultLabel(QStringLiteral("servosResult")))
    , m_try(new QPushButton(tr("Try and Ad&just")))
{
    m_address->setObjectName(QStringLiteral("servos"));
    m_hint->setObjectName(QStringLiteral("servosHint"));
    m_hint->setWordWrap(true);
    m_try->setObjectName(QStringLiteral("try"));
    m_try->setCheckable(true);
    m_try->setAutoDefault(false);
    auto *const grid = new QGridLayout(this);
    addRow(*grid, 0, tr("Steered &by:"), m_dialect);
    grid->addWidget(m_dialectProblem, 1, 1);
    addRow(*grid, 2, tr("Se&rvo address:"), m_address);
    grid->addWidget(m_hint, 3, 1);
    grid->addWidget(m_result, 4, 1);
    grid->addWidget(m_try, 5, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    showHint();
    connect(m_dialect, &DialectChooser::changed, this, &SteeringFields::takeDialect);
    connect(m_address, &QLineEdit::textEdited, this, [this] { m_isGuessed = false; });
    connect(m_address, &QLineEdit::textChanged, this, [this] {
        const bool isEmpty = m_address->text().trimmed().isEmpty();
        m_try->setEnabled(!isEmpty);
        if (isEmpty) {
            closeTrial();
        }
        emit changed();
    });
    connect(m_try, &QPushButton::toggled, this, &SteeringFields::trialToggled);
    m_try->setEnabled(false);
}

SteeringFields::~SteeringFields() = default;

void SteeringFields::addRow(QGridLayout &grid, int row, const QString &text, QWidget *field)
{
    auto *const label = new QLabel(text);
    label->setBuddy(field);
    grid.addWidget(label, row, 0, Qt::AlignTop);
    grid.addWidget(field, row, 1);
}

void SteeringFields::setCamera(const CameraConfig &camera)
{
    m_before = camera.servoUrl;
    m_formerHost = camera.cameraUrl.host();
    m_camera = shownAddress(camera.cameraUrl, camera.cameraUrl);
    m_dialect->setCamera(camera);
    m_address->setText(shownAddress(camera.servoUrl, camera.cameraUrl));
    m_isGuessed = camera.cameraUrl.isEmpty();
    showHint();
}

void SteeringFields::applyTo(CameraConfig &camera) const
{
    m_dialect->applyTo(camera);
    camera.servoUrl = typedAddress(m_address->text(), m_before);
}

void SteeringFields::guessFrom(const QString &cameraAddress)
{
    m_camera = cameraAddress;
    if (m_isGuessed) {
        takeGuess();
    }
}

/// Where the servos probably are; empty where none are.
QString SteeringFields::guess() const
{
    using Confidence = FoundCamera::Confidence;
    if (WebAddress::of(m_camera).host() == m_found.streamUrl.host()) {
        for (const FittingDialect &fitting : m_found.dialects) {
            if (fitting.id == m_dialect->id()) {
                return fitting.servoUrl.toString(QUrl::FullyEncoded);
            }
        }
        if (m_found.dialects.isEmpty() && m_found.confidence >= Confidence::Likely) {
            return {};
        }
    }
    return guessedServoAddress(m_camera, m_dialect->takesWholeAddress());
}

void SteeringFields::offer(const FoundCamera &found)
{
    m_found = found;
    QStringList ids;
    for (const FittingDialect &fitting : found.dialects) {
        ids.append(fitting.id);
    }
    m_dialect->putFirst(ids);
    if (!m_isGuessed) {
        follow(found.streamUrl.host());
        return;
    }
    if (!ids.isEmpty() && !ids.contains(m_dialect->id())) {
        m_dialect->choose(ids.constFirst());
    }
    takeGuess();
}

void SteeringFields::takeGuess()
{
    m_guess = guess();
    m_address->setText(m_guess);
}

/// Servos at the host that the camera was at move with it.
void SteeringFields::follow(const QString &host)
{
    QUrl url = WebAddress::of(m_address->text().trimmed());
    if (!host.isEmpty() && !m_formerHost.isEmpty() && url.host() == m_formerHost) {
        url.setHost(host);
        m_address->setText(url.toString(QUrl::FullyEncoded));
        m_formerHost = host;
    }
}

/// An address that is only a guess fits the dialect before.
void SteeringFields::takeDialect()
{
    const QString other = guessedServoAddress(m_camera, !m_dialect->takesWholeAddress());
    const QString address = m_address->text().trimmed();
    if ((m_isGuessed && address == m_guess) || (!other.isEmpty() && address == other)) {
        takeGuess();
    }
    showHint();
    emit changed();
}

void SteeringFields::showHint()
{
    const bool isWhole = m_dialect->takesWholeAddress();
    m_address->setPlaceholderText(isWhole ? QStringLiteral("http://192.168.1.50:81/control_servo")
                                          : QStringLiteral("http://192.168.1.50"));
    m_hint->setText(isWhole ? tr("The whole address, with its path. Leave it empty for a camera "
                                 "that does not turn.")
                            : tr("The address without a path. Leave it empty for a camera that "
                                 "does not turn."));
}

bool SteeringFields::check()
{
    const QString dialectProblem = m_dialect->problem();
    if (!dialectProblem.isEmpty()) {
        m_dialectProblem->showResult(false, dialectProblem);
        m_dialect->focusProblem();
    }
    const QString typed = m_address->text().trimmed();
    const QString addressProblem = typed.isEmpty() ? QString() : WebAddress::problemWith(typed);
    if (!addressProblem.isEmpty()) {
        m_result->showResult(false, addressProblem);
        focusAddress();
    }
    return dialectProblem.isEmpty() && addressProblem.isEmpty();
}

void SteeringFields::clearResults()
{
    m_dialectProblem->hide();
    m_result->hide();
}

void SteeringFields::focusAddress()
{
    m_address->setFocus();
}

void SteeringFields::closeTrial()
{
    m_try->setChecked(false);
}

} // namespace vedette

#include "moc_SteeringFields.cpp"
