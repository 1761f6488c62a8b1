// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/ControlList.h"
#include "CameraDock.h"
#include "steering/ServoReply.h"

#include <QHash>
#include <QPointer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vedette {

class CameraHandle;
class ControlRow;

/// Lamp and picture settings of the selected camera. Of use while it has any. Asks the camera how
/// it is set only while this is seen.
class ControlsDock : public CameraDock
{
    Q_OBJECT

public:
    explicit ControlsDock(QWidget *parent);

    /// Null: none. The camera outlives its being set here.
    void setCamera(CameraHandle *camera);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void followUse();
    void lookIfSeen();
    void showList(const ControlList &list);
    void makeRows(const ControlList &list);
    void setEnded(const QString &id, const ServoReply &reply);
    void say(const QString &text, bool mayRetry);

    QPointer<CameraHandle> m_camera;
    QWidget *m_form;
    QVBoxLayout *m_rows;
    QLabel *m_message;
    QPushButton *m_retry;
    QList<ControlRow *> m_shown;
    QHash<QString, int> m_pending; ///< values that are under way, by id
};

} // namespace vedette
