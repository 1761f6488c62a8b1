// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Sentence.h"

#include <QLabel>

namespace vedette {

/// A place for what a try came to, or for what is wrong; hidden while there is nothing to say.
class ResultLabel : public QLabel
{
public:
    explicit ResultLabel(const QString &name)
    {
        setObjectName(name);
        setWordWrap(true);
        // Files and cameras name themselves.
        setTextFormat(Qt::PlainText);
        hide();
    }

    /// clause: without capital letter and full stop.
    void showResult(bool works, const QString &clause)
    {
        setText((works ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + sentence(clause));
        show();
    }
    void showProgress(const QString &text)
    {
        setText(text);
        show();
    }
};

} // namespace vedette
