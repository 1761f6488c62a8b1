// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace vedette::test {

/// While it lives, the process has used up its descriptors: none can be opened but those that are
/// closed meanwhile.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const int lowestFree = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        const rlimit used{.rlim_cur = static_cast<rlim_t>(lowestFree),
                          .rlim_max = m_before.rlim_max};
        ::close(lowestFree);
        ::setrlimit(RLIMIT_NOFILE, &used);
    }
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    NoDescriptors(const NoDescriptors &) = delete;
    NoDescriptors &operator=(const NoDescriptors &) = delete;

private:
    rlimit m_before{};
};

} // namespace vedette::test
