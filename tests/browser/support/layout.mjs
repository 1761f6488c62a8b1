// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** The least width and height of what a finger is to hit (WCAG 2.2, 2.5.5), in CSS pixels. */
const TARGET = 44;

function problemsHere(target) {
    const problems = [];
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    if (document.documentElement.scrollWidth > innerWidth) {
        problems.push(`the page is ${document.documentElement.scrollWidth} wide`);
    }
    for (const element of document.querySelectorAll('button, .badge, dd, .hint, canvas')) {
        const { left, right, width, height } = element.getBoundingClientRect();
        if (width > 0 && (left < -0.5 || right > innerWidth + 0.5)) {
            problems.push(`${element.dataset.part || element.className} sticks out`);
        }
        const isHard = width > 0 && Math.min(width, height) < target - 0.5;
        if (element.matches('button') && isHard) {
            const { part, direction } = element.dataset;
            const name = part ?? direction ?? element.textContent;
            problems.push(`${name} is ${width} × ${height}, too small to hit`);
        }
    }
    const parts = ['.bar', '.stage', '.controls', '.facts'].map((name) => [name, box(name)]);
    for (const [one, a] of parts) {
        for (const [other, b] of parts) {
            if (one < other && a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
                problems.push(`${one} overlaps ${other}`);
            }
        }
    }
    const joystick = box('.joystick');
    if (Math.abs(joystick.width - joystick.height) > 0.5 || joystick.bottom > innerHeight) {
        problems.push('the joystick is not round and whole on the screen');
    }
    if (box('canvas').width * box('canvas').height < 0.2 * innerWidth * innerHeight) {
        problems.push('the picture is small');
    }
    return problems;
}

/** What of the page sticks out, overlaps or cannot be hit by a finger, in words. */
export function layoutProblems(page) {
    return page.evaluate(problemsHere, TARGET);
}
