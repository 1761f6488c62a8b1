// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

function degreesText(degrees, positive, negative) {
    const whole = Math.round(degrees);
    return whole === 0 ? [] : [`${Math.abs(whole)}° ${whole > 0 ? positive : negative}`];
}

/** Where a camera points, as the status says it: "12° right, 5° up"; null: it cannot be said. Pure. */
export function positionText(position) {
    if (!Number.isFinite(position?.pan) || !Number.isFinite(position?.tilt)) {
        return '–';
    }
    const parts = [...degreesText(position.pan, 'right', 'left'),
        ...degreesText(position.tilt, 'up', 'down')];
    const text = parts.join(', ') || 'centre';
    return position.sure ? text : `about ${text}`;
}
