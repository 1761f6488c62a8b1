// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace vedette {

/// The note that a camera may be turning: a small file, written before it starts and there until it
/// has acknowledged its stop, so that a program that was killed in between stops the camera at its
/// next start. Holds the camera's host and nothing else. Lives in the io thread.
class OwedStop : public QObject
{
    Q_OBJECT

public:
    /// A note stays for so long after the stop, as steering is many starts and stops, and each new
    /// note waits for the disk. One too many costs a needless stop at the next start.
    static constexpr std::chrono::seconds Linger{30};

    /// In folder, which is made when it is needed.
    OwedStop(const QUrl &servoUrl, const QString &folder, QObject *parent = nullptr);
    /// Removes the note when nothing is owed.
    ~OwedStop() override;

    /// An earlier run of the program, or this one, left a stop undone. Only a file is a note.
    [[nodiscard]] bool isOwed() const;
    /// Once this returns the note is on the disk. Where it cannot be written, that is logged, and
    /// the camera turns all the same.
    void owe();
    /// The camera has acknowledged its stop.
    void settle();

    /// The user's, or the service's: $STATE_DIRECTORY, else vedette in $XDG_STATE_HOME.
    static QString stateFolder();

private:
    void remove();

    QString m_host;
    QString m_path;
    bool m_isWritten = false;
    QTimer m_linger{this};
};

} // namespace vedette
