// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { part, say, show } from '../camera/parts.js';
import { counted } from '../camera/sentence.js';
import { GridLayout } from './layout.js';
import { keepOrder, keptOrder, moved, ordered } from './order.js';
import { Tile } from './tile.js';

/** While one camera is large, its neighbours come this often, so that the way there is short, in Hz. */
const NEIGHBOURS_RATE = 1;
/** Tiles this near to the view are kept going: scrolling finds them live. */
const NEAR_VIEW = '50%';

/**
 * The tiles: which there are, in which order, which one is selected, which one is large. `root` has
 * the parts "grid", a list, "tile", the template, and "summary", and data-large while one is.
 * `onArrange` is called with the tiles when there are others, or in another order, `onSelect` with the
 * one that is selected, or null; `onStatus` as Tile's.
 */
export class Wall {
    #root;
    #link;
    #onArrange;
    #onSelect;
    #onStatus;
    #tiles = []; // in their order
    #selected = null;
    #large = null;
    #layout;
    #isShown = false;
    #sight;

    constructor(root, link, { onArrange, onSelect, onStatus }) {
        this.#root = root;
        this.#link = link;
        this.#onArrange = onArrange;
        this.#onSelect = onSelect;
        this.#onStatus = onStatus;
        this.#layout = new GridLayout(this.#grid);
        this.#sight = new IntersectionObserver((entries) => {
            for (const { target, isIntersecting } of entries) {
                const tile = this.#tileOf(target);
                if (tile) {
                    tile.isSeen = isIntersecting;
                }
            }
        }, { rootMargin: NEAR_VIEW });
        this.#grid.addEventListener('focusin', ({ target }) => this.select(this.#tileOf(target)));
        this.#grid.addEventListener('dblclick', (event) => this.#doubleClick(event));
        this.#grid.addEventListener('click', (event) => this.#click(event));
    }

    get columns() {
        return this.#layout.columns;
    }

    get hasLarge() {
        return this.#large !== null;
    }

    /** Whether any picture is live. */
    get isLive() {
        return this.#tiles.some((tile) => tile.isLive);
    }

    /** These are the cameras, {id, name} each; the others are gone. */
    setCameras(cameras) {
        const ids = cameras.map(({ id }) => id);
        for (const tile of this.#tiles.filter(({ id }) => !ids.includes(id))) {
            this.remove(tile.id);
        }
        for (const camera of cameras.filter(({ id }) => !this.#find(id))) {
            this.#add(camera);
        }
        this.#arrange(ordered(ids, keptOrder()));
        if (!this.#selected && this.#tiles.length > 0) {
            this.select(this.#tiles[0]);
        }
    }

    remove(id) {
        const tile = this.#find(id);
        if (!tile) {
            return;
        }
        if (tile === this.#large) {
            this.goBack();
        }
        this.#tiles = this.#tiles.filter((other) => other !== tile);
        this.#sight.unobserve(tile.element);
        this.#link.forget(id);
        tile.destroy();
        if (tile === this.#selected) {
            this.select(this.#tiles[0] ?? null);
        }
        this.#arrange(this.#tiles.map((other) => other.id));
    }

    select(tile) {
        if (tile === this.#selected) {
            return;
        }
        if (this.#selected) {
            this.#selected.isSelected = false;
        }
        this.#selected = tile;
        if (tile) {
            tile.isSelected = true;
        }
        this.#onSelect(tile);
    }

    /** Shows this one alone, at its full rate; null: all again. */
    enlarge(tile) {
        if (tile === this.#large) {
            return;
        }
        if (this.#large) {
            this.#large.isLarge = false;
        }
        this.#large = tile;
        this.#root.toggleAttribute('data-large', tile !== null);
        if (tile) {
            this.select(tile);
            tile.isLarge = true;
        }
        this.#link.rate = tile ? NEIGHBOURS_RATE : null;
        this.#keepNeighbours();
        this.#selected?.face.focus({ preventScroll: tile !== null });
    }

    /** From the large one to all. */
    goBack() {
        this.enlarge(null);
    }

    /** To the next one, or by -1 to the one before; round and round. */
    goOn(by) {
        const from = this.#tiles.indexOf(this.#large ?? this.#selected);
        const count = this.#tiles.length;
        if (count > 0) {
            this.enlarge(this.#tiles[(from + by + count) % count]);
        }
    }

    /** The one with this number: selected, and large if one was. */
    chooseNumber(number) {
        const tile = this.#tiles[number - 1];
        if (!tile) {
            return;
        }
        if (this.#large) {
            this.enlarge(tile);
        } else {
            tile.face.focus();
        }
    }

    /** The same with the one after the selected one; round and round. */
    chooseNext() {
        const next = (this.#tiles.indexOf(this.#selected) + 1) % this.#tiles.length;
        this.chooseNumber(next + 1);
    }

    /** As CameraView: of the selected one. */
    saveSnapshot() {
        this.#selected?.view.saveSnapshot();
    }

    zoomBy(factor) {
        this.#selected?.view.zoomBy(factor);
    }

    resetZoom() {
        this.#selected?.view.resetZoom();
    }

    /** Enter; a tile that has the focus is the selected one. */
    enlargeSelected() {
        if (this.#selected) {
            this.enlarge(this.#selected);
        }
    }

    /** Moves the selected tile by so many places. */
    moveSelected(by) {
        const from = this.#tiles.indexOf(this.#selected);
        if (from >= 0 && !this.#large) {
            this.#rearrange(from, from + by);
            this.#selected.face.focus();
        }
    }

    /** Puts a tile in another's place. */
    moveTo(id, otherId) {
        this.#rearrange(this.#tiles.indexOf(this.#find(id)),
            this.#tiles.indexOf(this.#find(otherId)));
    }

    set isShown(isShown) {
        this.#isShown = isShown;
        for (const tile of this.#tiles) {
            tile.isShown = isShown;
        }
    }

    tick() {
        for (const tile of this.#tiles) {
            tile.tick();
        }
        const lost = this.#tiles.filter(
            (tile) => tile.isWatching && !tile.isLive && !tile.isPast).length;
        const count = this.#tiles.length;
        say(part(this.#root, 'summary'), this.hasLarge ? this.#large.name
            : lost === 0 ? counted(count, 'camera') : `${lost} of ${count} not live`);
        this.#follow();
    }

    get #grid() {
        return part(this.#root, 'grid');
    }

    #find(id) {
        return this.#tiles.find((tile) => tile.id === id) ?? null;
    }

    #tileOf(element) {
        const camera = element.closest('[data-camera]');
        return camera && this.#find(camera.dataset.camera);
    }

    #add(camera) {
        const tile = new Tile(part(this.#root, 'tile'), this.#link, camera, this.#onStatus);
        this.#tiles.push(tile);
        this.#grid.append(tile.element);
        tile.isShown = this.#isShown;
        this.#sight.observe(tile.element);
    }

    #rearrange(from, to) {
        const ids = moved(this.#tiles.map(({ id }) => id), from, to);
        this.#arrange(ids);
        keepOrder(ids);
    }

    /** Moves no element that is right already: one that is moved loses the focus. */
    #arrange(ids) {
        this.#tiles.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
        this.#tiles.forEach((tile, index) => {
            tile.number = index + 1;
            if (this.#grid.children[index] !== tile.element) {
                this.#grid.insertBefore(tile.element, this.#grid.children[index] ?? null);
            }
        });
        show(part(this.#root, 'none'), this.#tiles.length === 0);
        this.#onArrange(this.#tiles);
        this.#follow();
        this.#keepNeighbours();
    }

    #follow() {
        const ratios = this.#tiles.map((tile) => tile.ratio).sort((one, other) => one - other);
        this.#layout.set(ratios.length, ratios[Math.floor(ratios.length / 2)] ?? 4 / 3);
        const canTurn = this.#tiles.some((tile) => tile.status?.steerable);
        this.#root.toggleAttribute('data-fixed', !canTurn);
    }

    /** While one is large the others are not in view; those beside it are kept going all the same. */
    #keepNeighbours() {
        const at = this.#tiles.indexOf(this.#large);
        const count = this.#tiles.length;
        const near = at < 0 ? []
            : [this.#tiles[(at + 1) % count], this.#tiles[(at - 1 + count) % count]];
        for (const tile of this.#tiles) {
            tile.isNeighbour = near.includes(tile);
        }
    }

    #click({ target }) {
        const tile = this.#tileOf(target);
        if (tile && target.closest('[data-part="enlarge"]')) {
            this.enlarge(tile);
        } else if (tile) {
            this.select(tile);
        }
    }

    #doubleClick(event) {
        const tile = this.#tileOf(event.target);
        if (tile && !this.#large && !event.target.closest('button')) {
            this.enlarge(tile);
        }
    }
}
