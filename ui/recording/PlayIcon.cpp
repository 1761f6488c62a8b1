// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PlayIcon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

namespace vedette {

namespace {

class PlayIconEngine : public QIconEngine
{
public:
    explicit PlayIconEngine(PlayIcon icon)
        : m_icon(icon)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode,
               QIcon::State /*state*/) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(QGuiApplication::palette().color(group, QPalette::ButtonText));
        painter->translate(rect.topLeft());
        painter->scale(rect.width(), rect.height());
        if (m_icon == PlayIcon::PlayBack || m_icon == PlayIcon::StepBack) {
            painter->translate(1, 0);
            painter->scale(-1, 1);
        }
        paintForwards(*painter);
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap made(size);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        paint(&painter, QRect({}, size), mode, state);
        return made;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new PlayIconEngine(m_icon); }

private:
    /// Into a square of 1.
    void paintForwards(QPainter &painter) const
    {
        if (m_icon == PlayIcon::Pause) {
            painter.drawRect(QRectF(0.22, 0.15, 0.2, 0.7));
            painter.drawRect(QRectF(0.58, 0.15, 0.2, 0.7));
            return;
        }
        const bool isStep = m_icon == PlayIcon::StepOn || m_icon == PlayIcon::StepBack;
        painter.drawPolygon(QPolygonF({{0.22, 0.12}, {isStep ? 0.7 : 0.88, 0.5}, {0.22, 0.88}}));
        if (isStep) {
            painter.drawRect(QRectF(0.72, 0.15, 0.13, 0.7));
        }
    }

    PlayIcon m_icon;
};

} // namespace

QIcon playIcon(PlayIcon icon)
{
    return QIcon(new PlayIconEngine(icon));
}

} // namespace vedette
