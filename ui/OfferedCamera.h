// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUrl>
#include <QWidget>

class QLabel;
class QPushButton;

namespace vedette {

/// Says what was found at a camera, and offers to take its stream's address. Hidden until then.
class OfferedCamera : public QWidget
{
    Q_OBJECT

public:
    explicit OfferedCamera(QWidget *parent = nullptr);

    /// firmware: for people; the address is shown without a login. Either may be empty: not known.
    void offer(const QString &firmware, const QUrl &streamUrl);

signals:
    /// The user agreed.
    void accepted(const QUrl &streamUrl);

private:
    QLabel *m_text = nullptr;
    QPushButton *m_take = nullptr;
    QUrl m_streamUrl;
};

} // namespace vedette
