// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

/** Below this width of the page there is one column, in pixels. */
export const ONE_COLUMN_BELOW = 544;
/** A tile that is narrower shows too little: then the page scrolls, in pixels. */
export const NARROWEST_TILE = 170;

/**
 * How many columns show `count` pictures of this `ratio` (width to height) largest in a box, and
 * whether they all fit into it. `pageWidth` tells a phone. Pure.
 */
export function gridFor({ count, width, height, gap, ratio, pageWidth }) {
    if (pageWidth < ONE_COLUMN_BELOW || count === 0) {
        return { columns: 1, fits: false };
    }
    let best = { columns: 1, tile: 0 };
    for (let columns = 1; columns <= count; ++columns) {
        const rows = Math.ceil(count / columns);
        const wide = (width - gap * (columns - 1)) / columns;
        const high = (height - gap * (rows - 1)) / rows;
        const tile = Math.min(wide, high * ratio);
        if (tile > best.tile) {
            best = { columns, tile };
        }
    }
    if (best.tile >= NARROWEST_TILE) {
        return { columns: best.columns, fits: true };
    }
    const columns = Math.floor((width + gap) / (NARROWEST_TILE + gap));
    return { columns: Math.min(Math.max(columns, 1), count), fits: false };
}

/** Keeps `grid` in the best shape for its tiles, as the page changes its size. */
export class GridLayout {
    #grid;
    #count = 0;
    #ratio = 4 / 3;

    constructor(grid) {
        this.#grid = grid;
        new ResizeObserver(() => this.#follow()).observe(grid.parentElement);
    }

    /** How many tiles there are, and the shape that most of their pictures have. */
    set(count, ratio) {
        if (count !== this.#count || ratio !== this.#ratio) {
            this.#count = count;
            this.#ratio = ratio;
            this.#follow();
        }
    }

    /** How many there are beside each other. */
    get columns() {
        return Number(this.#grid.style.getPropertyValue('--columns')) || 1;
    }

    #follow() {
        const { clientWidth, clientHeight } = this.#grid.parentElement;
        const gap = Number.parseFloat(getComputedStyle(this.#grid).columnGap) || 0;
        const { columns, fits } = gridFor({ count: this.#count, width: clientWidth,
            height: clientHeight, gap, ratio: this.#ratio, pageWidth: innerWidth });
        this.#grid.style.setProperty('--columns', String(columns));
        this.#grid.style.setProperty('--ratio', String(this.#ratio));
        this.#grid.toggleAttribute('data-fits', fits);
    }
}
