// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "web/access/Authenticator.h"
#include "web/http/Answer.h"

namespace vedette {

/// What a client that is not let in reads: what is wrong and what to do. A page for browsers, a
/// line of text for others. accept: the value of the Accept header.
Answer loginRefusal(const Authenticator::Result &result, const QByteArray &accept);
/// What a viewer reads where only the owner may: to steer, that it may not; to sign in, as above,
/// so that a browser asks for the owner's login.
Answer rightRefusal(Right right, const QByteArray &accept);

} // namespace vedette
