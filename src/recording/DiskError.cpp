// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recording/DiskError.h"

#include <QCoreApplication>

#include <cerrno>

namespace vedette {

namespace {

DiskError::Kind kindOf(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return DiskError::Kind::Full;
    case EROFS:
    case EACCES:
    case EPERM:
        return DiskError::Kind::Refused;
    case ENOENT:
    case ENOTDIR:
    case ENODEV:
    case ENXIO:
    case ESTALE:
        return DiskError::Kind::Gone;
    default:
        return DiskError::Kind::Other;
    }
}

} // namespace

DiskError DiskError::ofSystem(int error, const QString &path)
{
    const auto tr = [](const char *sentence) {
        return QCoreApplication::translate("vedette::DiskError", sentence);
    };
    const Kind found = kindOf(error);
    switch (found) {
    case Kind::Full:
        return {found, tr("There is no room left for %1. Delete something there, or let "
                          "recordings go sooner.")
                           .arg(path)};
    case Kind::Refused:
        return {found, tr("%1 may not be written: %2. Choose another folder, or make it "
                          "writable for the user that Vedette runs as.")
                           .arg(path, qt_error_string(error))};
    case Kind::Gone:
        return {found, tr("%1 is not there any more. Is its disk connected?").arg(path)};
    case Kind::Busy:
    case Kind::Unused:
    case Kind::Unusable:
    case Kind::Other:
        break;
    }
    return {Kind::Other, tr("%1: %2").arg(path, qt_error_string(error))};
}

} // namespace vedette
