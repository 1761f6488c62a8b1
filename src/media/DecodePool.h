// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThreadPool>

#include <functional>

namespace vedette {

/// The threads that decode pictures, one pool for all cameras. Any thread may start a job. The
/// destructor waits for those under way.
class DecodePool
{
public:
    /// Each may hold a decoded picture of 256 MB (JpegDecompression::MaximumPixels); and four
    /// decode more than a thousand VGA pictures a second.
    static constexpr int MaximumThreads = 4;

    /// As many threads as the computer has processors, but no more than MaximumThreads.
    DecodePool();
    /// For tests.
    explicit DecodePool(int threads);

    /// Runs the job on a thread of the pool; jobs begin in the order in which they come.
    void start(std::function<void()> job) { m_pool.start(std::move(job)); }

private:
    QThreadPool m_pool;
};

} // namespace vedette
