// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "CameraLogins.h"

#include "http/AddressLogin.h"
#include "LoginFields.h"

#include <QVBoxLayout>

namespace vedette {

CameraLogins::CameraLogins(QWidget *parent)
    : QWidget(parent)
    , m_camera(new LoginFields(
          QStringLiteral("camera"),
          {.title = tr("Login of the camera"),
           .explanation =
               tr("For the camera and its servos; leave empty if they do not ask for one."),
           .userName = tr("&User name:"),
           .password = tr("&Password:"),
           .reveal = tr("S&how")}))
    , m_viewers(new LoginFields(
          QStringLiteral("viewers"),
          {.title = tr("Login for viewers"),
           .explanation = tr("For browsers and players when you share the camera. It is never sent "
                             "to the camera."),
           .userName = tr("User &name:"),
           .password = tr("Pass&word:"),
           .reveal = tr("Sh&ow")}))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    for (LoginFields *const login : {m_camera, m_viewers}) {
        layout->addWidget(login);
        connect(login, &LoginFields::changed, this, &CameraLogins::changed);
    }
}

CameraLogins::~CameraLogins() = default;

void CameraLogins::setSettings(const Settings &settings)
{
    takeFrom(settings.camera.cameraUrl);
    m_viewers->setLogin(settings.server.owner.userName, settings.server.owner.password);
    m_onlyWatches = settings.server.viewer.userName;
}

void CameraLogins::keepCamerasAlone(const CameraConfig &camera)
{
    m_isAlone = false;
    // What its file says of a login is the camera's alone there.
    m_viewers->hide();
    if (!hasOwnLogin(camera.cameraUrl)) {
        m_camera->setLogin(camera.login.userName, camera.login.password);
    }
}

void CameraLogins::takeFrom(const QUrl &url)
{
    m_camera->setLogin(url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

Settings CameraLogins::appliedTo(Settings settings) const
{
    for (QUrl *const url : {&settings.camera.cameraUrl, &settings.camera.servoUrl}) {
        // Servos may have a login of their own, in their address.
        if (!m_camera->userName().isEmpty() && !hasOwnLogin(*url)) {
            *url = withLogin(*url, m_camera->userName(), m_camera->password());
        }
    }
    const Login owner =
        m_isAlone ? Login{m_viewers->userName(), m_viewers->password()} : settings.server.owner;
    return withOwnerLogin(settings, owner);
}

QString CameraLogins::problemWithViewers() const
{
    return !m_onlyWatches.isEmpty() && m_viewers->userName() == m_onlyWatches
               ? tr("This is the user name of who may only watch. Choose another.")
               : viewerLoginProblem(m_viewers->userName(), m_viewers->password());
}

bool CameraLogins::check()
{
    const QString viewersProblem = m_isAlone ? problemWithViewers() : QString();
    if (!viewersProblem.isEmpty()) {
        m_viewers->showProblem(viewersProblem);
    }
    // A user name without a password is a login for a camera, but not the other way round.
    const bool isNameMissing = m_camera->userName().isEmpty() && !m_camera->password().isEmpty();
    if (isNameMissing) {
        m_camera->showProblem(tr("Enter the user name too."));
    }
    return viewersProblem.isEmpty() && !isNameMissing;
}

void CameraLogins::clearProblems()
{
    m_camera->clearProblem();
    m_viewers->clearProblem();
}

} // namespace vedette

#include "moc_CameraLogins.cpp"
