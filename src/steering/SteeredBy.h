// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace vedette {

class Steering;

/// Who turns a camera. A value; passes between threads.
struct Steerer
{
    enum class Kind { Nobody, Window, Web, Mqtt };

    Kind kind = Kind::Nobody;
    QByteArray hand{}; ///< of the web: by what a page knows itself again; may be empty
    QString address{}; ///< of the web: where it is; not for everybody

    bool operator==(const Steerer &) const = default;
};

/// Who gave the last command that turned the camera, as long as that was just now; nobody while
/// Vedette itself turns it, as on patrol. Lives in the io thread.
class SteeredBy : public QObject
{
    Q_OBJECT

public:
    /// So long after the last command that left, somebody still counts as the one who steers: time
    /// for the others to see it, and for a next step.
    static constexpr std::chrono::milliseconds Lasts{5000};

    /// steering must outlive this object.
    explicit SteeredBy(Steering &steering, QObject *parent = nullptr);
    ~SteeredBy() override;

    [[nodiscard]] const Steerer &steerer() const { return m_steerer; }

    /// While it lives, what is asked of the steering is asked by this one. On the stack, within one
    /// call of the event loop.
    class Asking
    {
    public:
        Asking(SteeredBy &by, Steerer asking);
        ~Asking();
        Q_DISABLE_COPY_MOVE(Asking)

    private:
        SteeredBy &m_by;
        Steerer m_before;
    };

signals:
    void changed(const vedette::Steerer &steerer);

private:
    void set(const Steerer &steerer);

    Steerer m_asking;
    Steerer m_steerer;
    QTimer m_end{this};
};

} // namespace vedette

Q_DECLARE_METATYPE(vedette::Steerer)
