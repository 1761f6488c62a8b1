// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recording/PastReader.h"

#include <QWidget>

class QLabel;

namespace vedette {

/// Where a camera's recordings are, what they take, and a button that opens their folder. GUI
/// thread.
class RecordingPlace : public QWidget
{
    Q_OBJECT

public:
    /// root: of all recordings; camera: the name of the camera's folder there.
    RecordingPlace(const QString &root, const QString &camera, QWidget *parent = nullptr);
    ~RecordingPlace() override;

    /// Until it is called, that is not known.
    void setRoom(const PastReader::Room &room);

private:
    void open();

    QString m_root;
    QString m_path; ///< of the camera
    QLabel *m_room;
};

} // namespace vedette
