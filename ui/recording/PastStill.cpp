// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/PastStill.h"

#include "recording/PastReader.h"

#include <utility>

namespace vedette {

PastStill::PastStill(DecodePool &pool, QObject *parent)
    : QObject(parent)
    , m_slot(pool)
{
    connect(&m_slot, &DecodeSlot::ready, this, &PastStill::takeDecoded, Qt::QueuedConnection);
}

void PastStill::setReader(PastReader &reader)
{
    m_reader = &reader;
    m_decoded.reset();
}

void PastStill::ask(const Question &question)
{
    m_wanted = question;
    if (!m_asked && m_reader != nullptr) {
        askNext();
    }
}

void PastStill::askNext()
{
    m_asked = std::exchange(m_wanted, std::nullopt);
    if (m_asked) {
        m_reader->pictureAt(m_asked->camera, m_asked->time)
            .then(this, [this](const std::optional<PastPicture> &picture) { take(picture); });
    }
}

void PastStill::take(const std::optional<PastPicture> &picture)
{
    if (!picture) {
        m_decoded.reset();
        emit answered(std::nullopt);
        askNext();
        return;
    }
    const bool isSame = m_decoded && m_path == picture->segment.path && m_time == picture->time &&
                        m_size == m_asked->size && m_mounting == m_asked->mounting;
    if (isSame) {
        emit answered(m_decoded);
        askNext();
        return;
    }
    m_path = picture->segment.path;
    m_time = picture->time;
    m_size = m_asked->size;
    m_mounting = m_asked->mounting;
    m_slot.setTargetSize(m_size);
    m_slot.setMounting(m_mounting);
    Frame frame;
    frame.jpeg = picture->jpeg;
    frame.wallTime = picture->time;
    m_slot.offer(frame);
}

void PastStill::takeDecoded()
{
    m_decoded = m_slot.take();
    if (m_decoded) {
        emit answered(m_decoded);
        askNext();
    }
}

} // namespace vedette

#include "moc_PastStill.cpp"
