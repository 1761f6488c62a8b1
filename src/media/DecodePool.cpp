// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/DecodePool.h"

#include <algorithm>

namespace vedette {

DecodePool::DecodePool()
    : DecodePool(std::clamp(QThread::idealThreadCount(), 1, MaximumThreads))
{
}

DecodePool::DecodePool(int threads)
{
    m_pool.setObjectName(QStringLiteral("decode"));
    m_pool.setMaxThreadCount(threads);
}

} // namespace vedette
