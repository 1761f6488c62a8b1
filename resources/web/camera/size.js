// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** "1.4 MB", by the user's language, in powers of ten. Pure. */
export function sizeText(bytes) {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
    const power = bytes < 1 ? 0
        : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
    return new Intl.NumberFormat(undefined, { style: 'unit', unit: units[power],
        unitDisplay: power === 0 ? 'long' : 'short', maximumFractionDigits: 1 })
        .format(bytes / 1000 ** power);
}
