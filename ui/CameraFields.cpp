// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraFields.h"

#include "camera/search/FoundCamera.h"
#include "camera/search/SearchPlan.h"
#include "CameraAddress.h"
#include "CameraFinder.h"
#include "CameraLogins.h"
#include "NetworkDialog.h"
#include "ResultLabel.h"
#include "SteeringFields.h"

#include <QVBoxLayout>

#include <initializer_list>
#include <utility>

namespace vedette {

CameraFields::CameraFields(const Settings &settings, std::shared_ptr<DialogThread> thread,
                           QWidget *parent)
    : QWidget(parent)
    , m_before(settings)
    , m_former(settings.camera.cameraUrl.adjusted(QUrl::RemoveUserInfo))
    , m_address(new CameraAddress)
    , m_finder(new CameraFinder(std::move(thread)))
    , m_steering(new SteeringFields)
    , m_logins(new CameraLogins)
{
    // First: Tab leads through them as they are put together.
    m_address->addFinder(m_finder, m_finder->result());
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    for (QWidget *const part :
         {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_steering),
          static_cast<QWidget *>(m_logins)}) {
        layout->addWidget(part);
    }
    setFocusProxy(m_address);
    m_address->setUrl(settings.camera.cameraUrl);
    m_steering->setCamera(settings.camera);
    m_logins->setSettings(settings);
    connect(m_address, &CameraAddress::changed, m_finder, &CameraFinder::forget);
    connect(m_address, &CameraAddress::changed, this, &CameraFields::changed);
    connect(m_address, &CameraAddress::loginTyped, m_logins, &CameraLogins::takeFrom);
    connect(m_address, &CameraAddress::completed, m_steering, &SteeringFields::guessFrom);
    connect(m_steering, &SteeringFields::changed, this, &CameraFields::changed);
    connect(m_logins, &CameraLogins::changed, this, &CameraFields::changed);
    connect(m_finder, &CameraFinder::findRequested, this, &CameraFields::find);
    connect(m_finder, &CameraFinder::networkRequested, this, &CameraFields::searchNetwork);
    connect(m_finder, &CameraFinder::found, this, &CameraFields::offer);
}

CameraFields::~CameraFields()
{
    // The field that has the focus loses it while it is destroyed, and says that it is complete.
    for (QObject *const part :
         std::initializer_list<QObject *>{m_address, m_steering, m_logins, m_finder}) {
        part->disconnect(this);
    }
}

void CameraFields::keepInFolder()
{
    const CameraConfig &camera = m_before.camera;
    m_hasName = true;
    m_address->addName(camera.name.isEmpty() ? tr("Camera") : camera.name);
    m_logins->keepCamerasAlone(camera);
}

Settings CameraFields::settings() const
{
    Settings settings = m_before;
    settings.camera.cameraUrl = m_address->url();
    m_steering->applyTo(settings.camera);
    if (m_hasName) {
        settings.camera.name = m_address->name();
    }
    return m_logins->appliedTo(settings);
}

void CameraFields::setSavedName(const QString &name)
{
    m_before.camera.name = name;
}

void CameraFields::complete()
{
    m_address->complete();
}

bool CameraFields::check()
{
    // Each takes the focus: the first comes last.
    const bool areLoginsRight = m_logins->check();
    const bool isSteeringRight = m_steering->check();
    const bool isAddressRight = m_address->check();
    return isAddressRight && isSteeringRight && areLoginsRight;
}

void CameraFields::clearResults()
{
    m_address->result().hide();
    m_steering->clearResults();
    m_logins->clearProblems();
}

void CameraFields::find()
{
    complete();
    const QString typed = m_address->addressToSearch();
    const QString problem = problemWithSearchedAddress(typed);
    if (!problem.isEmpty()) {
        m_address->showProblem(problem);
        return;
    }
    emit aboutToSearch(QUrl(typed));
    m_finder->search(searchPlanFor(typed));
}

/// At the host that the user typed or chose: nothing is sent there by this.
void CameraFields::offer(const FoundCamera &found)
{
    if (found.hasStream()) {
        m_address->setUrl(found.streamUrl);
        complete();
    }
    m_steering->offer(found);
}

void CameraFields::suggestNetwork()
{
    if (!m_former.isEmpty()) {
        m_finder->suggestNetwork();
    }
}

void CameraFields::searchNetwork()
{
    auto *const dialog = new NetworkDialog(m_former, this);
    connect(dialog, &NetworkDialog::chosen, this, &CameraFields::takeNetworkCamera);
    dialog->open();
}

/// Of a camera that has moved there, the rest of the address is as before.
void CameraFields::takeNetworkCamera(const NetworkCamera &camera)
{
    m_address->setText(m_former.isEmpty() ? camera.addressToSearch()
                                          : movedTo(m_former, camera).toString(QUrl::FullyEncoded));
    find();
}

} // namespace vedette

#include "moc_CameraFields.cpp"
