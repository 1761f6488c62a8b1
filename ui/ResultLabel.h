// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "Sentence.h"

#include <QLabel>
#include <QPointer>
#include <QScrollArea>

namespace vedette {

/// A place for what a try came to, or for what is wrong; hidden while there is nothing to say, and
/// scrolled into sight when there is.
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
        showProgress((works ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) + sentence(clause));
    }
    void showProgress(const QString &text)
    {
        setText(text);
        show();
        bringIntoSight();
    }

private:
    /// Once it has its place.
    void bringIntoSight()
    {
        for (QWidget *above = parentWidget(); above != nullptr; above = above->parentWidget()) {
            if (auto *const area = qobject_cast<QScrollArea *>(above)) {
                QMetaObject::invokeMethod(
                    area,
                    [area, label = QPointer<QWidget>(this)] {
                        if (label) {
                            area->ensureWidgetVisible(label);
                        }
                    },
                    Qt::QueuedConnection);
            }
        }
    }
};

} // namespace vedette
