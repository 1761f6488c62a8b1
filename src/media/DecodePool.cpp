// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "media/DecodePool.h"

#include <algorithm>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace vedette {

namespace {

/// glibc gives the memory of each decoded picture back to the system and gets it again, page by
/// page, for the next: an eighth of what a wall of VGA cameras costs. With these it keeps some, in
/// bytes, for each thread that decodes. Larger pictures than the first are rare, and returned.
constexpr int LargestKeptBitmap = 4 * 1024 * 1024;
constexpr int MostKeptMemory = 16 * 1024 * 1024;

void keepMemoryOfPictures()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, LargestKeptBitmap);
    mallopt(M_TRIM_THRESHOLD, MostKeptMemory);
#endif
}

} // namespace

DecodePool::DecodePool()
    : DecodePool(std::clamp(QThread::idealThreadCount(), 1, MaximumThreads))
{
}

DecodePool::DecodePool(int threads)
{
    keepMemoryOfPictures();
    m_pool.setObjectName(QStringLiteral("decode"));
    m_pool.setMaxThreadCount(threads);
}

} // namespace vedette
