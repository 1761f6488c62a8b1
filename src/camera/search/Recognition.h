// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "camera/search/FoundCamera.h"
#include "camera/search/SeenAnswers.h"

#include <QCoreApplication>

namespace vedette {

/// Which firmware the answers of one camera look like.
class Recognition
{
public:
    /// camera: any address at it. Everything of the result but its addresses is Vedette's own text.
    [[nodiscard]] static FoundCamera of(const SeenAnswers &seen, const QUrl &camera);

    Q_DECLARE_TR_FUNCTIONS(Recognition)
};

} // namespace vedette
