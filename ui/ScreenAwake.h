// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>

#include <optional>

namespace vedette {

/// Keeps the screen from going dark while a camera is watched, by asking the desktop: its screen
/// saver, or else its portal, which programs in a sandbox reach. Nothing happens where neither is
/// there. The desktop forgets it by itself when this program ends. GUI thread; nothing blocks.
class ScreenAwake : public QObject
{
    Q_OBJECT

public:
    /// The user's own bus; not connected where there is no bus.
    static QDBusConnection userBus();

    explicit ScreenAwake(QDBusConnection bus, QObject *parent = nullptr);
    ~ScreenAwake() override;

public slots:
    void set(bool awake);

private:
    void askScreenSaver();
    void askPortal();
    void granted(const QDBusMessage &back);
    void release();

    QDBusConnection m_bus;
    std::optional<QDBusMessage> m_release; ///< the call that gives back what was granted
    bool m_isWanted = false;
    bool m_isAsking = false;
};

} // namespace vedette
