// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stream/NewestFrameSlot.h"

#include <utility>

namespace vedette {

void NewestFrameSlot::offer(const Frame &newest)
{
    if (m_consumerIsBusy) {
        m_waiting = newest;
        return;
    }
    m_consumerIsBusy = true;
    emit frame(newest);
}

void NewestFrameSlot::consumerReady()
{
    if (!m_waiting) {
        m_consumerIsBusy = false;
        return;
    }
    emit frame(*std::exchange(m_waiting, std::nullopt));
}

} // namespace vedette
