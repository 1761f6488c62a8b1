// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "OfferedCamera.h"

#include "Sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace vedette {

OfferedCamera::OfferedCamera(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_take(new QPushButton(tr("&Fill In")))
{
    m_text->setObjectName(QStringLiteral("offer"));
    m_text->setWordWrap(true);
    // It has words of the camera's.
    m_text->setTextFormat(Qt::PlainText);
    m_take->setObjectName(QStringLiteral("takeOffer"));
    m_take->setAutoDefault(false);
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text, 1);
    layout->addWidget(m_take);
    hide();
    connect(m_take, &QPushButton::clicked, this, [this] {
        hide();
        emit accepted(m_streamUrl);
    });
}

void OfferedCamera::offer(const QString &firmware, const QUrl &streamUrl)
{
    m_streamUrl = streamUrl.adjusted(QUrl::RemoveUserInfo);
    QStringList sentences;
    if (!firmware.isEmpty()) {
        sentences.append(tr("This looks like %1.").arg(firmware));
    }
    if (!m_streamUrl.isEmpty()) {
        sentences.append(
            tr("A picture is at %1.").arg(wrappable(m_streamUrl.toString(QUrl::FullyEncoded))));
    }
    m_text->setText(sentences.join(u' '));
    m_take->setVisible(!m_streamUrl.isEmpty());
    setVisible(!sentences.isEmpty());
}

} // namespace vedette
