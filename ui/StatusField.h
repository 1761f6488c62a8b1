// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

namespace vedette {

/// One of the texts at the right of a status bar: there only while it says something, and with a
/// line before it, so that it cannot be taken for a part of the one beside it. Texts are plain:
/// hosts, gamepads and cameras are named by others. GUI thread.
class StatusField : public QLabel
{
    Q_OBJECT

public:
    explicit StatusField(const QString &objectName, QWidget *parent);

    /// Cut off at the end where it is wider than what it may take; the tool tip has all of it, if
    /// no details are given.
    void show(const QString &text, const QString &details = {});
    /// In pixels.
    void setWidest(int width);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    QString m_text;
    int m_widest = 0; ///< 0: as wide as it is
};

} // namespace vedette
