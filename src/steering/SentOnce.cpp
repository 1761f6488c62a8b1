// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steering/SentOnce.h"

#include <QNetworkRequest>

namespace vedette {

SentOnce::SentOnce(QObject *parent)
    : QIODevice(parent)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void SentOnce::prepare(QNetworkRequest &request)
{
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
}

bool SentOnce::seek(qint64 position)
{
    return m_mayResend && position == 0;
}

bool SentOnce::reset()
{
    return m_mayResend;
}

qint64 SentOnce::readData(char * /*data*/, qint64 /*maximum*/)
{
    return -1;
}

qint64 SentOnce::writeData(const char * /*data*/, qint64 /*maximum*/)
{
    return -1;
}

} // namespace vedette
