// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';

import { THINNEST } from '../../../resources/web/recording/spans.js';
import { open, screenshot, theBrowser, until } from '../support/browser.mjs';
import { Camera, GUEST, LOGIN, Server } from '../support/programs.mjs';
import { record, waitUntil } from '../support/recordings.mjs';

/** Frames a second of each camera. */
const RATE = 20;
/** So far apart are the pictures of two cameras at most, in milliseconds, at the speed of then. */
const IN_STEP = 200;
/** What ended so long ago does not lead into what is live when it is played, in milliseconds. */
const LONG_AGO = 6_000;

describe('timeline of a wall', () => {
    const RECORDED = ['garden', 'hall'];
    /** … and one of which nothing was recorded. */
    const IDS = [...RECORDED, 'yard'];
    const server = new Server();
    const house = IDS.map((id) => ({ id, name: id, camera: new Camera() }));
    let browser;
    /** When the recording of the first one begins, which is selected. */
    let begin;

    before(async () => {
        // Of different sizes: two pictures of the same scene may be of the same millisecond.
        await Promise.all(house.map(({ camera }, index) => camera.start(
            ['--fps', String(RATE), '--size', index === 0 ? 'vga' : 'svga'])));
        await server.startHouse(house, { canRecord: true, hasGuest: true });
        browser = await (await theBrowser()).createBrowserContext();
        const lists = await Promise.all(RECORDED.map((id) => record(server, `cameras/${id}/`)));
        begin = Date.parse(lists[0].spans[0].from);
        const ends = lists.map(({ spans }) => Date.parse(spans[0].to));
        await waitUntil(() => Date.now() - Math.max(...ends) > LONG_AGO);
    });
    // Each begins with a page of its own, and without what an earlier one kept.
    afterEach(async () => {
        for (const page of await browser.pages()) {
            await page.evaluate(() => localStorage.clear());
            await page.close();
        }
    });
    after(async () => {
        await browser?.close();
        await server.remove();
        for (const { camera } of house) {
            await camera.kill();
        }
    });

    const isLiveTile = (id) => {
        const tile = document.querySelector(`[data-camera=${id}]`);
        return tile?.dataset.live === 'true' && !tile.hasAttribute('data-past');
    };
    /** Marked in every way, with a picture and its time, or saying that there is none. */
    const isPastTile = (id, hasPicture) => {
        const tile = document.querySelector(`[data-camera=${id}]`);
        const is = (name) => tile.querySelector(`[data-part=${name}]`);
        return tile.hasAttribute('data-past') && tile.dataset.live === 'false'
            && is('badge-label').textContent === 'Recorded'
            && is('past-time').checkVisibility() === hasPicture
            && is('picture').checkVisibility() === hasPicture
            && (hasPicture ? is('notice').hidden
                : is('notice-text').textContent === 'Nothing was recorded then.');
    };
    const timesShown = (page) => page.evaluate((ids) => ids.map((id) => Date.parse(
        document.querySelector(`[data-camera=${id}] [data-part=past-time]`).dateTime)), RECORDED);
    const isLater = (id, time) => Date.parse(
        document.querySelector(`[data-camera=${id}] [data-part=past-time]`).dateTime) > time;
    const hasRows = (count) => window.part('timeline').checkVisibility()
        && document.querySelectorAll('[data-part=rows] [d^=M][data-part=spans]').length === count;

    async function openWall(viewport = undefined, login = LOGIN) {
        const page = await open(browser, server.url, login, viewport);
        for (const id of IDS) {
            await until(page, isLiveTile, undefined, id);
        }
        return page;
    }

    /** … with its timeline open, by keys alone. */
    async function openTimeline(viewport) {
        const page = await openWall(viewport);
        await until(page, () => window.part('timeline-open').checkVisibility());
        await page.keyboard.press('t');
        await until(page, hasRows, undefined, RECORDED.length);
        return page;
    }

    async function areAllPast(page) {
        for (const id of IDS) {
            await until(page, isPastTile, undefined, id, RECORDED.includes(id));
        }
    }

    /** Into what both have, which is as thin as can be on the bar of a day. */
    async function clickIntoThePast(page) {
        const bar = await (await page.$('[data-part=bar]')).boundingBox();
        const place = await page.$eval('[data-part=spans]', (path) => {
            const { left, right } = path.getBoundingClientRect();
            return (left + right) / 2;
        });
        await page.mouse.click(place, bar.y + bar.height / 2);
        await areAllPast(page);
    }

    async function goLive(page) {
        await page.keyboard.press('Escape');
        for (const id of IDS) {
            await until(page, isLiveTile, undefined, id);
        }
    }

    /** While it is paused: to a second after the beginning, of which both have a picture. */
    async function seekShared(page) {
        await page.focus('[data-part=bar]');
        await page.keyboard.press('Home');
        // What was shown before is in step as well.
        await waitUntil(async () => (await timesShown(page))[0] - begin <= IN_STEP);
        await page.keyboard.down('Shift');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.up('Shift');
        await waitUntil(async () => {
            const [first, second] = await timesShown(page);
            return first - begin > IN_STEP && Math.abs(first - second) <= IN_STEP;
        });
        await areAllPast(page);
    }

    /** How far apart the two are while something goes on, most of the time. */
    async function distanceWhile(page, goesOn) {
        await page.evaluate((ids) => {
            const timeOf = (id) => Date.parse(
                document.querySelector(`[data-camera=${id}] [data-part=past-time]`).dateTime);
            window.distances = [];
            window.sampling = setInterval(() => {
                window.distances.push(Math.abs(timeOf(ids[0]) - timeOf(ids[1])));
            }, 50);
        }, RECORDED);
        await goesOn();
        const distances = await page.evaluate(() => {
            clearInterval(window.sampling);
            return window.distances;
        });
        return distances.sort((one, other) => one - other)[Math.floor(distances.length / 2)];
    }

    test('a click shows in every tile its own camera at that moment, and Escape leads to live', async () => {
        const page = await openTimeline();
        await clickIntoThePast(page);
        await page.keyboard.press(' ');
        await seekShared(page);
        await screenshot(page, 'timeline-wall');
        for (const id of RECORDED) {
            await until(page, isShownByItsCamera, undefined, id, id);
        }
        assert.equal(await page.evaluate(isShownByItsCamera, 'hall', 'garden'), false);
        assert.equal(await page.$eval('.joystick', (joystick) => joystick.checkVisibility(
            { visibilityProperty: true })), false);
        await goLive(page);
        assert.deepEqual(page.problems, []);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
    });

    /** Whether a tile shows, pixel for pixel, what a camera has of the time that it says. */
    async function isShownByItsCamera(id, camera) {
        const tile = document.querySelector(`[data-camera=${id}]`);
        const at = tile.querySelector('[data-part=past-time]').dateTime;
        const answer = await fetch(`cameras/${camera}/frame?at=${at}`);
        const bitmap = await createImageBitmap(await answer.blob());
        const canvas = document.createElement('canvas');
        canvas.width = bitmap.width;
        canvas.height = bitmap.height;
        canvas.getContext('2d', { alpha: false }).drawImage(bitmap, 0, 0);
        const pixels = (one) => one.getContext('2d')
            .getImageData(0, 0, bitmap.width, bitmap.height).data;
        const shown = pixels(tile.querySelector('canvas'));
        return pixels(canvas).every((value, index) => value === shown[index]);
    }

    test('all play in step, fast and backwards, over one connection', async () => {
        const page = await openTimeline();
        const requests = [];
        page.on('request', (request) => requests.push(new URL(request.url())));
        await clickIntoThePast(page);
        await page.keyboard.press(' ');
        await seekShared(page);
        const [, shared] = await timesShown(page);
        for (const speed of [1, 2]) {
            await page.select('[data-part=speed]', String(speed));
            await page.focus('[data-part=bar]');
            await seekShared(page);
            const distance = await distanceWhile(page, async () => {
                await page.keyboard.press(' ');
                await until(page, isLater, undefined, 'hall', shared + 1500);
            });
            assert.ok(distance <= speed * IN_STEP, `${distance} ms apart at ${speed}×`);
            await page.keyboard.press(' ');
        }
        const distance = await distanceWhile(page, async () => {
            await page.keyboard.press('b');
            await until(page, (time) => Date.parse(document.querySelector(
                '[data-camera=hall] [data-part=past-time]').dateTime) < time, undefined, shared + 500);
        });
        assert.ok(distance <= 2 * IN_STEP, `${distance} ms apart backwards`);
        const played = requests.filter(({ pathname }) => pathname.endsWith('/playback'));
        assert.ok(played.length > 0);
        assert.deepEqual([...new Set(played.map(({ pathname }) => pathname))], ['/api/wall/playback']);
        // It ends at the beginning. A large one has all of its pictures.
        await until(page, () => document.querySelector('.timeline [data-playing]') === null);
        await page.keyboard.press('2');
        await page.keyboard.press('Enter');
        await until(page, () => document.querySelector('[data-camera=hall]').hasAttribute('data-large'));
        await page.click('[data-part=play]');
        await waitUntil(() => requests.some(({ pathname }) => pathname === '/cameras/hall/playback'));
        await until(page, isPastTile, undefined, 'hall', true);
        assert.deepEqual(page.problems, []);
    });

    test('what is marked is of the selected camera, which stays in the past', async () => {
        const page = await openTimeline();
        await clickIntoThePast(page);
        await page.keyboard.press(' ');
        await seekShared(page);
        await page.keyboard.press('i');
        await page.keyboard.press('2');
        await areAllPast(page);
        await until(page, () => window.part('moment-of').textContent === 'hall');
        const [, before] = await timesShown(page);
        await page.keyboard.press('.');
        await until(page, isLater, undefined, 'hall', before);
        await page.keyboard.press('o');
        await page.click('[data-part=lock]');
        await until(page, () => window.part('done-text').textContent === '1 file locked.');
        const isLocked = async (id) => (await server.ask(`cameras/${id}/recordings`)).locked.length > 0;
        assert.deepEqual([await isLocked('garden'), await isLocked('hall')], [false, true]);
        await until(page, () => [...document.querySelectorAll('[data-part=rows] [data-part=locked]')]
            .map((path) => path.getAttribute('d') !== '').join() === 'false,true,false');
        await page.click('[data-part=unlock]');
        await until(page, () => window.part('done-text').textContent === '1 file unlocked.');
        await page.click('[data-part=timeline-close]');
        for (const id of IDS) {
            await until(page, isLiveTile, undefined, id);
        }
        assert.deepEqual(page.problems, []);
    });

    test('a viewer has no part of it', async () => {
        const guests = await (await theBrowser()).createBrowserContext();
        const page = await open(guests, server.url, GUEST);
        await until(page, isLiveTile, undefined, 'hall');
        await until(page, () => !window.part('sign-in').hidden);
        assert.equal(await page.evaluate(async () => (
            await fetch('api/wall/playback?from=0')).status), 403);
        await page.keyboard.press('t');
        assert.deepEqual(await page.evaluate(() => (
            [window.part('timeline-open').hidden, window.part('timeline').hidden])), [true, true]);
        await guests.close();
    });

    test('on a phone', async () => {
        const page = await openTimeline({ width: 360, height: 740 });
        await clickIntoThePast(page);
        await page.keyboard.press('i');
        await screenshot(page, 'timeline-wall-phone');
        const outside = await page.$$eval('.timeline :is(button, select, p, .row)', (elements) => (
            elements.filter((element) => element.checkVisibility()
                && element.getBoundingClientRect().right > innerWidth).length));
        const names = await page.$$eval('[data-part=row-name]', (elements) => (
            elements.filter((element) => element.checkVisibility())
                .map(({ textContent }) => textContent)));
        const widths = await page.$$eval('[data-part=rows] [d^=M][data-part=spans]',
            (paths) => paths.map((path) => path.getBoundingClientRect().width));
        assert.deepEqual(widths.map((width) => width > THINNEST - 0.1), [true, true]);
        assert.deepEqual([outside, names], [0, IDS]);
        await goLive(page);
    });
});
