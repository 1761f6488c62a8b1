// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { isLive, isNotLive, screenshot, textOf, until } from '../support/browser.mjs';
import { layoutProblems } from '../support/layout.mjs';
import { colourShare, meanColour } from '../support/pixels.mjs';
import { Proxy } from '../support/proxy.mjs';
import { Stage } from '../support/stage.mjs';

describe('view', () => {
    const DESKTOP = Object.freeze({ width: 1280, height: 800 });
    const PHONE = Object.freeze({ width: 390, height: 844 });
    let proxy;
    let page;
    const stage = Stage.set({
        prepare: async () => {
            proxy = new Proxy(stage.server.url);
            await proxy.start();
            page = await stage.openPage(DESKTOP, proxy.url);
        },
        finish: () => proxy?.stop(),
    });

    beforeEach(async () => {
        await page.setViewport(DESKTOP);
        await until(page, (width) => innerWidth === width, 5_000, DESKTOP.width);
        await page.keyboard.press('0');
        assert.equal(await scale(), 1);
    });

    /** How the picture lies: the view and the (transformed) canvas, in pixels of the page. */
    function places() {
        return page.evaluate(() => {
            const box = (name) => {
                const { left, top, width, height } = window.part(name).getBoundingClientRect();
                return { left, top, width, height };
            };
            return { stage: box('stage'), canvas: box('picture') };
        });
    }

    async function scale() {
        const { stage: view, canvas } = await places();
        return canvas.width / view.width;
    }

    /** A point of the view, given in shares of it. */
    async function pointAt(x, y) {
        const { stage: view } = await places();
        return { x: Math.round(view.left + x * view.width), y: Math.round(view.top + y * view.height) };
    }

    /** Which point of the canvas is seen there, as shares of it. */
    async function seenAt({ x, y }) {
        const { canvas } = await places();
        return { x: (x - canvas.left) / canvas.width, y: (y - canvas.top) / canvas.height };
    }

    function assertNear(actual, expected, tolerance, what) {
        const difference = Math.hypot(actual.x - expected.x, actual.y - expected.y);
        assert.ok(difference <= tolerance, `${what}: ${JSON.stringify([actual, expected])}`);
    }

    /** Turns the wheel there; whether the page was kept from scrolling by it. */
    async function wheel({ x, y }, deltaY) {
        await page.evaluate(() => {
            window.wheelTaken = null;
            addEventListener('wheel', (event) => { window.wheelTaken = event.defaultPrevented; },
                { once: true });
        });
        await page.mouse.move(x, y);
        await page.mouse.wheel({ deltaY });
        await until(page, () => window.wheelTaken !== null);
        return page.evaluate(() => window.wheelTaken);
    }

    async function drag(from, to) {
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
        await page.mouse.move(to.x, to.y);
        await page.mouse.up();
    }

    /** Fingers, each by its way [{x, y}, …]: down one by one, moved in turn, lifted one by one. */
    async function touch(...ways) {
        const fingers = [];
        for (const [start] of ways) {
            fingers.push(await page.touchscreen.touchStart(start.x, start.y));
        }
        for (let step = 1; step < ways[0].length; ++step) {
            for (const [index, finger] of fingers.entries()) {
                await finger.move(ways[index][step].x, ways[index][step].y);
            }
        }
        for (const finger of fingers) {
            await finger.end();
        }
    }

    /** Taps there, from within the page: how far apart in time is what counts. */
    function tap(point, times) {
        return page.evaluate(({ x, y }, count) => {
            for (let turn = 0; turn < 2 * count; ++turn) {
                document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(
                    turn % 2 === 0 ? 'pointerdown' : 'pointerup', { pointerId: 99, isPrimary: true,
                        pointerType: 'touch', clientX: x, clientY: y, bubbles: true }));
            }
        }, point, times);
    }

    test('corners: turned, mirrored and flipped as the camera is mounted', async () => {
        const seen = await page.evaluate(async () => {
            const { Picture } = await import('./camera/picture.js');
            const scene = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
            const context = scene.getContext('2d');
            ['#f00', '#0f0', '#00f', '#fff'].forEach((colour, corner) => {
                context.fillStyle = colour;
                context.fillRect([0, 32, 32, 0][corner], [0, 0, 24, 24][corner], 32, 24);
            });
            const blob = await new Promise((resolve) => scene.toBlob(resolve, 'image/jpeg', 0.95));
            const bytes = new Uint8Array(await blob.arrayBuffer());
            const canvas = document.createElement('canvas');
            const picture = new Picture(canvas);
            const cornersNow = () => {
                const { width, height } = canvas;
                const names = [[1, 1], [width - 2, 1], [width - 2, height - 2], [1, height - 2]].map(
                    ([x, y]) => {
                        const { data } = canvas.getContext('2d').getImageData(x, y, 1, 1);
                        const name = [...data.slice(0, 3)].map((value) => (value > 128 ? 1 : 0)).join('');
                        return ['100', '010', '001', '111'].indexOf(name);
                    });
                return `${width}x${height} ${names.join('')}`;
            };
            const show = async () => {
                picture.shown = null;
                picture.take({ bytes, arrival: performance.now(), lag: 0, timestamp: null });
                while (picture.shown === null) {
                    await new Promise((resolve) => setTimeout(resolve));
                }
            };
            await show();
            const found = {};
            for (const rotate of [0, 90, 180, 270]) {
                for (const [mirror, flip] of [[false, false], [true, false], [false, true]]) {
                    picture.mount({ rotate, mirror, flip });
                    const turned = cornersNow(); // the shown one
                    await show();
                    found[`${rotate}${mirror ? ' mirror' : ''}${flip ? ' flip' : ''}`] =
                        [turned, cornersNow()];
                }
            }
            return found;
        });
        const expected = {
            '0': '64x48 0123', '0 mirror': '64x48 1032', '0 flip': '64x48 3210',
            '90': '48x64 3012', '90 mirror': '48x64 0321', '90 flip': '48x64 2103',
            '180': '64x48 2301', '180 mirror': '64x48 3210', '180 flip': '64x48 1032',
            '270': '48x64 1230', '270 mirror': '48x64 2103', '270 flip': '48x64 0321',
        };
        assert.deepEqual(seen, Object.fromEntries(
            Object.entries(expected).map(([name, corners]) => [name, [corners, corners]])));
    });

    test('a camera on its side: upright picture, layout and steering as it is seen', async () => {
        const sky = await meanColour(page, { left: 0, top: 0, right: 1, bottom: 0.15 });
        const ground = await meanColour(page, { left: 0, top: 0.85, right: 1, bottom: 1 });
        const difference = (one, other) =>
            Math.max(...one.map((value, channel) => Math.abs(value - other[channel])));
        assert.ok(difference(sky, ground) > 40, `${sky} and ${ground}`);
        await wheel(await pointAt(0.5, 0.5), -300);
        proxy.mounting = { rotate: 90, mirror: false, flip: false };
        await until(page, () => window.part('resolution').textContent === '480 × 640');
        assert.equal(await scale(), 1, 'what was looked at is elsewhere');
        const right = await meanColour(page, { left: 0.85, top: 0, right: 1, bottom: 1 });
        const left = await meanColour(page, { left: 0, top: 0, right: 0.15, bottom: 1 });
        assert.ok(difference(right, sky) < 15, `${right}, ${sky}`);
        assert.ok(difference(left, ground) < 15, `${left}, ${ground}`);

        await until(page, isLive);
        await screenshot(page, 'mounted-90-desktop');
        assert.deepEqual(await layoutProblems(page), []);
        await page.setViewport({ width: 390, height: 844 });
        await until(page, () => innerWidth === 390);
        await screenshot(page, 'mounted-90-phone');
        assert.deepEqual(await layoutProblems(page), []);

        proxy.moves = [];
        await page.keyboard.press('ArrowRight');
        await until(page, () => !window.part('position').textContent.endsWith('centre'));
        assert.deepEqual(proxy.moves.map(({ query }) => query), ['?pan=5&tilt=0']);

        proxy.mounting = { rotate: 45, mirror: true };
        await until(page, () => window.part('resolution').textContent === '640 × 480');
        proxy.mounting = undefined;
    });

    test('the wheel zooms about the pointer', async () => {
        await page.setViewport(PHONE); // the view has the picture's shape
        await until(page, (width) => innerWidth === width, 5_000, PHONE.width);
        for (const [x, y] of [[0.5, 0.5], [0.3, 0.7]]) {
            const point = await pointAt(x, y);
            const before = await seenAt(point);
            assert.equal(await wheel(point, -240), true);
            await wheel(point, -240);
            const zoomed = await scale();
            assert.ok(zoomed > 2 && zoomed < 4, `${zoomed}`);
            assertNear(await seenAt(point), before, 0.003, 'the point under the pointer');
            assert.equal(await textOf(page, 'scale'), `${zoomed.toFixed(1)}×`);
            await wheel(point, 240);
            assertNear(await seenAt(point), before, 0.003, 'the point under the pointer');
            await wheel(point, 240);
            assert.equal(await scale(), 1);
        }
        for (let turns = 0; turns < 8; ++turns) {
            await wheel(await pointAt(0.5, 0.5), -240);
        }
        assert.ok(Math.abs(await scale() - 8) < 1e-6);
        await screenshot(page, 'zoomed-8');
        await page.click('[data-part=whole]');
        assert.equal(await scale(), 1);
        assert.equal(await page.$eval('[data-part=whole]', (button) => button.hidden), true);
    });

    test('at 1× the wheel scrolls the page, and a drag or a double click does nothing', async () => {
        const middle = await pointAt(0.5, 0.5);
        assert.equal(await wheel(middle, 240), false);
        await drag(middle, await pointAt(0.7, 0.7));
        await page.mouse.click(middle.x, middle.y, { count: 2 });
        assert.equal(await scale(), 1);
        await page.setViewport({ width: 390, height: 420 });
        await until(page, () => innerHeight === 420);
        const point = await pointAt(0.5, 0.5);
        await wheel(point, 60);
        await until(page, () => scrollY > 0);
        assert.equal(await wheel(await pointAt(0.5, 0.5), -20), false, 'it scrolls back');
        assert.equal(await scale(), 1);
        await page.evaluate(() => scrollTo(0, 0));
    });

    test('a drag moves the zoomed picture, which never leaves the view', async () => {
        const middle = await pointAt(0.5, 0.5);
        await wheel(middle, -240);
        await wheel(middle, -240);
        const before = await seenAt(middle);
        const there = await pointAt(0.52, 0.47);
        await drag(middle, there);
        assertNear(await seenAt(there), before, 0.003, 'what is held');
        for (const [x, y] of [[1, 1], [-1, -1], [1, -1]]) {
            for (let times = 0; times < 3; ++times) {
                await drag(await pointAt(0.5 - 0.4 * x, 0.5 - 0.4 * y),
                    await pointAt(0.5 + 0.4 * x, 0.5 + 0.4 * y));
            }
            const { stage: view, canvas } = await places();
            // The picture is 4 : 3, in the middle of its canvas.
            const fit = Math.min(view.width / 4, view.height / 3) * canvas.width / view.width;
            const left = canvas.left + canvas.width / 2 - 2 * fit;
            const top = canvas.top + canvas.height / 2 - 1.5 * fit;
            assert.ok(left <= view.left + 1 && left + 4 * fit >= view.left + view.width - 1);
            assert.ok(top <= view.top + 1 && top + 3 * fit >= view.top + view.height - 1);
            const gap = x > 0 ? left - view.left : left + 4 * fit - view.left - view.width;
            assert.ok(Math.abs(gap) < 1.5, `${gap} pixels from the edge`);
        }
        await screenshot(page, 'zoomed-corner');
    });

    test('keys zoom about the middle, and leave those with Ctrl to the browser', async () => {
        const middle = await pointAt(0.5, 0.5);
        const before = await seenAt(middle);
        await page.keyboard.press('+');
        await page.keyboard.press('+');
        const strong = await scale();
        assert.ok(strong > 1.5 && strong < 1.6, `${strong}`);
        assertNear(await seenAt(middle), before, 0.003, 'the middle');
        await page.keyboard.press('-');
        assert.ok(await scale() < strong);
        await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown',
            { key: '0', ctrlKey: true, bubbles: true })));
        assert.ok(await scale() > 1);
        await page.keyboard.press('0');
        assert.equal(await scale(), 1);
    });

    test('two fingers zoom about their middle, one moves, a double tap shows all', async () => {
        await page.setViewport(PHONE);
        await until(page, (width) => innerWidth === width, 5_000, PHONE.width);
        const middle = await pointAt(0.4, 0.5);
        const beside = (by) => ({ x: middle.x + by, y: middle.y });
        const before = await seenAt(middle);
        await touch([beside(-30), beside(-60), beside(-90)], [beside(30), beside(60), beside(90)]);
        const zoomed = await scale();
        assert.ok(Math.abs(zoomed - 3) < 0.1, `${zoomed}`);
        assertNear(await seenAt(middle), before, 0.01, 'between the fingers');
        await screenshot(page, 'zoomed-phone');
        await touch([middle, beside(20), beside(40), beside(60)]);
        const moved = await seenAt(middle);
        assert.ok(moved.x < before.x - 0.02, `${moved.x} after ${before.x}`);
        await tap(middle, 1);
        assert.equal(await scale(), zoomed, 'one tap does nothing');
        await tap(middle, 2);
        assert.equal(await scale(), 1);
    });

    test('the joystick can be hidden in full screen, which is kept', async () => {
        const isSeen = () => page.$eval('.controls', (element) => element.checkVisibility());
        const hasButton = () => page.$eval('[data-part=uncover]',
            (element) => element.checkVisibility());
        await page.keyboard.press('j');
        assert.deepEqual([await isSeen(), await hasButton()], [true, false]);
        const full = (isOn) => until(page, (on) =>
            document.documentElement.hasAttribute('data-immersive') === on, 5_000, isOn);
        await page.keyboard.press('f');
        await full(true);
        assert.deepEqual([await isSeen(), await hasButton()], [true, true]);
        await page.keyboard.press('j');
        assert.equal(await isSeen(), false);
        await screenshot(page, 'full-screen-uncovered');
        await page.keyboard.press('f');
        await full(false);
        assert.equal(await isSeen(), true);
        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page, isLive);
        await page.keyboard.press('f');
        await full(true);
        assert.equal(await isSeen(), false);
        await page.click('[data-part=uncover]');
        assert.equal(await isSeen(), true);
        await page.keyboard.press('f');
        await full(false);
    });

    test('where no page can keep the screen on, a hint says so until it is closed', async () => {
        const isHinting = () => page.$eval('[data-part=awake-hint]', (element) => !element.hidden);
        assert.equal(await isHinting(), false);
        await page.evaluateOnNewDocument(() => {
            Object.defineProperty(window, 'isSecureContext', { value: false });
            window.locks = 0;
            Object.defineProperty(navigator, 'wakeLock', { value: {
                async request() {
                    window.locks += 1;
                    return Object.assign(new EventTarget(),
                        { async release() { window.locks -= 1; } });
                },
            } });
        });
        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page, isLive);
        await until(page, () => !window.part('awake-hint').hidden);
        await page.setViewport(PHONE);
        await until(page, (width) => innerWidth === width, 5_000, PHONE.width);
        await screenshot(page, 'awake-hint');
        assert.deepEqual(await layoutProblems(page), []);
        await page.click('[data-part=awake-hint] button');
        assert.equal(await isHinting(), false);
        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page, isLive);
        assert.equal(await isHinting(), false);
    });

    test('an old picture stays grey and dated when it is zoomed, and the screen may turn off', async () => {
        await until(page, () => window.locks === 1);
        await wheel(await pointAt(0.5, 0.5), -240);
        await wheel(await pointAt(0.5, 0.5), -240);
        const zoomed = await scale();
        await stage.camera.kill();
        await until(page, isNotLive);
        await until(page, () => /^No picture for /.test(window.part('notice-text').textContent));
        assert.equal(await scale(), zoomed);
        const { notice, view } = await page.evaluate(() => {
            const rect = (name) => {
                const { x, y, width, height } = window.part(name).getBoundingClientRect();
                return { x, y, width, height };
            };
            return { notice: rect('notice'), view: rect('stage') };
        });
        assert.ok(await colourShare(await screenshot(page, 'stale-zoomed'), view) < 0.02);
        assert.equal(await page.evaluate(({ x, y, width }) =>
            window.part('notice').contains(document.elementFromPoint(x + width / 2, y + 4)), notice),
        true);
        assert.ok(zoomed > 2 && await wheel(await pointAt(0.1, 0.1), 480));
        assert.equal(await page.$eval('[data-part=notice]', (element) =>
            element.getBoundingClientRect().width), notice.width, 'it does not grow with the picture');
        await until(page, () => window.locks === 0);
    });

    test('without a picture there is nothing to zoom', async () => {
        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page, () => window.part('badge-label').textContent !== 'Connecting');
        assert.equal(await wheel(await pointAt(0.2, 0.2), -240), false);
        await page.keyboard.press('+');
        assert.equal(await page.$eval('[data-part=whole]', (button) => button.hidden), true);
        assert.equal(await page.$eval('[data-part=picture]', (canvas) => canvas.style.transform), '');
        await stage.camera.start();
        await until(page, isLive);
    });

    test('none of this made the page\'s scripts fail', () => {
        assert.deepEqual(page.problems, []);
    });
});
