// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/SteeredBy.h"

#include "steering/Steering.h"

#include <utility>

namespace vedette {

SteeredBy::Asking::Asking(SteeredBy &by, Steerer asking)
    : m_by(by)
    , m_before(std::exchange(by.m_asking, std::move(asking)))
{
}

SteeredBy::Asking::~Asking()
{
    m_by.m_asking = std::move(m_before);
}

SteeredBy::SteeredBy(Steering &steering, QObject *parent)
    : QObject(parent)
{
    m_end.setInterval(Lasts);
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, [this] { set({}); });
    connect(&steering, &Steering::steered, this, [this] { set(m_asking); });
    connect(&steering, &Steering::turning, this, [this] {
        if (m_steerer.kind != Steerer::Kind::Nobody) {
            m_end.start();
        }
    });
}

SteeredBy::~SteeredBy() = default;

void SteeredBy::set(const Steerer &steerer)
{
    steerer.kind == Steerer::Kind::Nobody ? m_end.stop() : m_end.start();
    if (steerer != m_steerer) {
        m_steerer = steerer;
        emit changed(m_steerer);
    }
}

} // namespace vedette

#include "moc_SteeredBy.cpp"
