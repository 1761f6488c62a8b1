// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <utility>

namespace vedette {

/// Counts one connection for as long as it exists, whoever holds it. Move-only.
class ConnectionLease
{
public:
    ConnectionLease() = default;
    explicit ConnectionLease(std::shared_ptr<int> count)
        : m_count(std::move(count))
    {
        ++*m_count;
    }
    ConnectionLease(ConnectionLease &&other) noexcept = default;
    ConnectionLease &operator=(ConnectionLease &&other) noexcept
    {
        std::swap(m_count, other.m_count);
        return *this;
    }
    ConnectionLease(const ConnectionLease &) = delete;
    ConnectionLease &operator=(const ConnectionLease &) = delete;
    ~ConnectionLease()
    {
        if (m_count) {
            --*m_count;
        }
    }

private:
    std::shared_ptr<int> m_count;
};

} // namespace vedette
