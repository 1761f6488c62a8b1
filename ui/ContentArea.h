// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace vedette {

/// What a dialog shows above its buttons: as large as all of it, and scrolled up and down where
/// there is less room. Qt's own would be small, and scroll whatever the room. GUI thread.
class ContentArea : public QScrollArea
{
    Q_OBJECT

public:
    explicit ContentArea(QWidget *parent = nullptr);

    /// Of the content; this object's.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QVBoxLayout *m_content;
};

} // namespace vedette
