// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { THINNEST } from '../../../resources/web/recording/spans.js';
import { inBothSchemes, isLive, screenshot, textOf, until } from '../support/browser.mjs';
import { fingerprint } from '../support/pixels.mjs';
import { record, waitUntil } from '../support/recordings.mjs';
import { Stage } from '../support/stage.mjs';

/** What ended so long ago does not lead into what is live when it is played, in milliseconds. */
const LONG_AGO = 6_000;

describe('timeline', () => {
    let recorded; // as the server lists it
    const stage = Stage.set({
        server: { hasGuest: true, canRecord: true },
        prepare: async () => {
            const page = await stage.openPage();
            recorded = await record(stage.server);
            await page.close();
            await waitUntil(() => Date.now() - Date.parse(recorded.spans[0].to) > LONG_AGO);
        },
    });

    const isOpen = () => window.part('timeline').checkVisibility()
        && (window.part('spans').getAttribute('d') ?? '') !== '';
    /** Marked in every way, and nothing of it said to be live. */
    const isPast = () => {
        const camera = document.querySelector('.camera');
        return camera.hasAttribute('data-past') && camera.dataset.live === 'false'
            && window.part('badge-label').textContent === 'Recorded'
            && window.part('picture').checkVisibility()
            && window.part('past-time').checkVisibility() && window.part('notice').hidden
            && ['age', 'rate', 'position'].every((name) => window.part(name).textContent === '–');
    };
    const isPlaying = (expected) => (document.querySelector('.timeline [data-playing]') !== null) === expected;
    const isSteerable = (expected) => document.querySelector('.arrow').disabled !== expected;
    /** When the shown picture is of, in milliseconds since 1970. */
    const timeShown = (page) =>
        page.$eval('[data-part=past-time]', (element) => Date.parse(element.dateTime));
    const hasTime = (relation, time) => {
        const shown = Date.parse(window.part('past-time').dateTime);
        return { before: shown < time, at: shown === time, after: shown > time }[relation];
    };

    /** A page on which the timeline is open. */
    async function openTimeline(viewport) {
        const page = await stage.openPage(viewport);
        await unfold(page);
        return page;
    }

    /** Opens it there, unless it is open as it was on an earlier page. */
    async function unfold(page) {
        await until(page, () => window.part('timeline-open').checkVisibility());
        if (await page.$eval('[data-part=timeline]', (section) => section.hidden)) {
            await page.click('[data-part=timeline-open]');
        }
        await until(page, isOpen);
    }

    /** To the first recorded picture, by keys alone, which is paused then. */
    async function pauseAtBeginning(page) {
        await page.focus('[data-part=bar]');
        await page.keyboard.press('Home');
        await until(page, isPast);
        await page.keyboard.press(',');
        await page.keyboard.press('ArrowLeft');
        await until(page, () => !window.part('notice').hidden
            && window.part('notice-text').textContent === 'Nothing was recorded then.');
        assert.equal(await page.evaluate(isPlaying, false), true);
        await page.keyboard.press('.');
        await until(page, isPast);
    }

    test('a picture of the past is marked, and Live leads back', async () => {
        const page = await openTimeline();
        const [{ from, to }] = recorded.spans;
        // A click on what was recorded, which is as thin as can be on the bar of a day.
        for (let hours = 1; hours < 24; hours *= 2) {
            await page.click('[data-part=zoom-out]');
        }
        await until(page, (least) => {
            const { width } = window.part('spans').getBoundingClientRect();
            return width > least - 0.1 && width < least + 1;
        }, undefined, THINNEST);
        const { x, y, height } = await (await page.$('[data-part=bar]')).boundingBox();
        const place = await page.$eval('[data-part=spans]', (path) => {
            const { left, right } = path.getBoundingClientRect();
            return (left + right) / 2;
        });
        assert.ok(place > x);
        await page.mouse.click(place, y + height / 2);
        await until(page, isPast);
        const time = await timeShown(page);
        assert.ok(time >= Date.parse(from) && time <= Date.parse(to));
        assert.equal(await page.evaluate(isSteerable, false), true);
        await screenshot(page, 'timeline-past');
        await page.click('[data-part=go-live]');
        await until(page, isLive);
        await until(page, isSteerable, undefined, true);
        assert.deepEqual(await page.evaluate(() => [window.part('past-time').hidden,
            document.querySelector('.camera').hasAttribute('data-past')]), [true, false]);
        assert.deepEqual(page.problems, []);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
        await page.close();
    });

    test('while the past is shown keys play it, and nothing steers', async () => {
        const page = await openTimeline();
        const turned = (await stage.server.status()).position;
        await pauseAtBeginning(page);
        const first = await timeShown(page);
        const picture = await fingerprint(page);
        await page.keyboard.press('.');
        await until(page, hasTime, undefined, 'after', first);
        assert.notEqual(await fingerprint(page), picture);
        await page.keyboard.press(',');
        await until(page, hasTime, undefined, 'at', first);
        assert.equal(await fingerprint(page), picture);
        for (const key of ['w', 'a', 's', 'd', 'ArrowDown', 'ArrowLeft']) {
            await page.keyboard.press(key);
        }
        await page.keyboard.press(']');
        await until(page, () => window.part('speed').value === '2');
        await page.keyboard.press(' ');
        await until(page, isPlaying, undefined, true);
        await until(page, hasTime, undefined, 'after', first + 1000);
        await page.keyboard.press('b');
        await until(page, hasTime, undefined, 'before', first + 1000);
        await page.keyboard.press('b');
        await until(page, isPlaying, undefined, false);
        assert.equal(await page.evaluate(isSteerable, false), true);
        assert.deepEqual((await stage.server.status()).position, turned);
        await page.keyboard.press('End');
        await until(page, hasTime, undefined, 'after', first + 2000);
        await page.keyboard.press('End');
        await until(page, isLive);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('the mark of the shown moment is dragged, and the picture follows', async () => {
        const page = await openTimeline();
        await pauseAtBeginning(page);
        for (let length = 3_600; length > 30; length /= 2) {
            await page.click('[data-part=zoom-in]');
        }
        const before = await timeShown(page);
        const bar = await (await page.$('[data-part=bar]')).boundingBox();
        const middle = bar.y + bar.height / 2;
        const placeOfPlayhead = () => page.$eval('[data-part=playhead]', (playhead) => {
            const { left, right } = playhead.getBoundingClientRect();
            return (left + right) / 2;
        });
        const drag = async (from, by) => {
            await page.mouse.move(from, middle);
            await page.mouse.down();
            await page.mouse.move(from + by / 2, middle);
            await page.mouse.move(from + by, middle);
        };
        // The bar is moved, so that there is room beside the playhead, and shows the same picture.
        const place = await placeOfPlayhead();
        await drag(bar.x + bar.width / 2, -bar.width / 3);
        await page.mouse.up();
        await until(page, (limit) => window.part('playhead').getBoundingClientRect().right < limit,
            undefined, place);
        assert.equal(await timeShown(page), before);
        // Two seconds of about 20.
        await drag(await placeOfPlayhead(), bar.width / 10);
        await until(page, hasTime, undefined, 'after', before + 1000);
        await page.mouse.up();
        await until(page, isPast);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('a range is marked, locked, deleted and brought back', async () => {
        const page = await openTimeline();
        const says = (text) => window.part('done').checkVisibility()
            && window.part('done-text').textContent.startsWith(text);
        // From one picture to the next.
        const markPicture = async () => {
            const time = await timeShown(page);
            await page.keyboard.press('i');
            await page.keyboard.press('.');
            await until(page, hasTime, undefined, 'after', time);
            await page.keyboard.press('o');
        };
        await pauseAtBeginning(page);
        await markPicture();
        await page.click('[data-part=lock]');
        await until(page, says, undefined, '1 file locked.');
        await until(page, () => (window.part('locked').getAttribute('d') ?? '') !== '');
        await page.click('[data-part=delete]');
        await until(page, says, undefined, 'Nothing deleted. 1 locked file stays.');
        await markPicture();
        await page.click('[data-part=unlock]');
        await until(page, says, undefined, '1 file unlocked.');
        await page.click('[data-part=delete]');
        await until(page, says, undefined, '1 file deleted: ');
        await until(page, () => window.part('spans').getAttribute('d') === '');
        assert.deepEqual((await stage.server.ask('recordings')).spans, []);
        await screenshot(page, 'timeline-deleted');
        await page.click('[data-part=undo]');
        await until(page, says, undefined, '1 file brought back.');
        await until(page, () => window.part('spans').getAttribute('d') !== '');
        assert.deepEqual((await stage.server.ask('recordings')).spans, recorded.spans);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('more than what is marked is deleted only when that is confirmed', async () => {
        const page = await openTimeline();
        // No test waits until a file is so much longer than what is marked.
        await page.evaluate(() => {
            const real = window.fetch;
            window.fetch = async (url, options) => {
                const answer = await real(url, options);
                return options?.body?.includes('dryRun')
                    ? Response.json({ ...await answer.json(), beyond: 500, ask: true }) : answer;
            };
        });
        await pauseAtBeginning(page);
        await page.keyboard.press('i');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('o');
        const press = async (value) => {
            await page.click('[data-part=delete]');
            await until(page, () => window.part('delete-dialog').open);
            await page.keyboard.press('t'); // the page's keys rest
            assert.equal(await page.evaluate(() => document.activeElement.value), '', 'Cancel');
            await screenshot(page, 'timeline-delete');
            const text = await textOf(page, 'delete-texts');
            assert.match(text, /^1 file will be deleted: .*B\.That is 8.min 20.s more than is marked/);
            await page.click(`[data-part=delete-dialog] button[value="${value}"]`);
            await until(page, () => !window.part('delete-dialog').open);
        };
        await press('');
        assert.deepEqual((await stage.server.ask('recordings')).spans, recorded.spans);
        await press('delete');
        await until(page, () => window.part('done').checkVisibility());
        assert.deepEqual((await stage.server.ask('recordings')).spans, []);
        await page.click('[data-part=undo]');
        await waitUntil(async () => (await stage.server.ask('recordings')).spans.length > 0);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    /** The first pictures are marked, by keys alone, and the form is open. */
    async function openExport(page) {
        await pauseAtBeginning(page);
        await page.keyboard.press('i');
        const first = await timeShown(page);
        await page.keyboard.press('.');
        await until(page, hasTime, undefined, 'after', first);
        await page.keyboard.press('o');
        await page.keyboard.press('e');
        await until(page, () => window.part('export-form').checkVisibility()
            && document.activeElement === window.part('export-format'));
    }

    /** What the page downloads by itself goes to window.downloaded. */
    const catchDownloads = () => {
        HTMLAnchorElement.prototype.click = async function click() {
            const answer = await fetch(this.href);
            const bytes = new Uint8Array(await answer.arrayBuffer());
            window.downloaded = { name: this.download, status: answer.status, size: bytes.length,
                length: Number(answer.headers.get('Content-Length')), begin: [...bytes.slice(0, 8)] };
        };
    };

    test('a range is exported, and the file downloaded', async () => {
        const page = await openTimeline();
        await page.evaluate(catchDownloads);
        const { mp4 } = await stage.server.ask('api/exports');
        for (const format of ['mkv', ...mp4 ? ['mp4'] : []]) {
            await openExport(page);
            await page.select('[data-part=export-format]', format);
            assert.equal(await page.$eval('[data-part=export-time]', ({ disabled }) => disabled),
                format === 'mkv');
            if (format === 'mp4') {
                await page.click('[data-part=export-time]');
                await page.select('[data-part=export-every]', '1');
            }
            await screenshot(page, `timeline-export-${format}`);
            await page.focus('[data-part=export-start]');
            await page.keyboard.press('Enter');
            await until(page, () => window.downloaded);
            const { name, status, size, length, begin } = await page.evaluate(() => window.downloaded);
            assert.match(name, new RegExp(`[0-9-]{10} [0-9-]{8} to [0-9-]{8}\\.${format}$`));
            assert.equal(status, 200);
            assert.ok(size > 0 && size === length);
            assert.deepEqual(format === 'mkv' ? begin.slice(0, 4) : begin.slice(4, 8),
                format === 'mkv' ? [0x1a, 0x45, 0xdf, 0xa3] : [...'ftyp'].map((c) => c.charCodeAt(0)));
            const shown = await page.evaluate(() => [window.part('export-text').textContent,
                window.part('export-form').hidden, window.part('export-progress').hidden,
                window.part('export-files').querySelector('a').download]);
            assert.match(shown[0], /^[0-9]+ pictures? exported\.$/);
            assert.deepEqual(shown.slice(1), [true, true, name]);
            await screenshot(page, `timeline-exported-${format}`);
            await page.click('[data-part=export-end]');
            assert.equal(await page.evaluate(() => window.part('exporting').hidden), true);
            await page.evaluate(() => { window.downloaded = undefined; });
            await page.click('[data-part=unmark]');
        }
        for (const { id } of (await stage.server.ask('api/exports')).exports) {
            await stage.server.ask(`api/exports/${id}`, 'DELETE');
        }
        assert.deepEqual(page.problems, []);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
        await page.close();
    });

    test('an export under way is shown, also when the page is opened again, and cancelled', async () => {
        // The server is quicker than anybody could cancel: it is made to seem slow.
        const slowDown = () => {
            const real = window.fetch;
            window.fetch = async (url, options) => {
                const answer = await real(url, options);
                const isOfExports = answer.ok && /\/api\/exports/.test(String(url));
                if (!isOfExports || options?.method === 'DELETE') {
                    return answer;
                }
                const slow = (one) => ({ ...one, state: 'running', progress: 0.4, files: [] });
                const value = await answer.json();
                return new Response(JSON.stringify(value.exports
                    ? { ...value, exports: value.exports.map(slow) } : slow(value)), answer);
            };
        };
        const isUnderWay = () => window.part('exporting').checkVisibility()
            && window.part('export-text').textContent === 'Exporting … 40 %'
            && window.part('export-progress').value === 0.4
            && window.part('export-end').textContent === 'Cancel';
        const page = await openTimeline();
        await page.evaluate(slowDown);
        await page.evaluateOnNewDocument(slowDown);
        await openExport(page);
        await page.click('[data-part=export-start]');
        await until(page, isUnderWay);
        await screenshot(page, 'timeline-exporting');
        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page, isUnderWay);
        await page.click('[data-part=export-end]');
        await until(page, () => window.part('exporting').hidden);
        await waitUntil(async () => (await stage.server.ask('api/exports')).exports.length === 0);
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('the shown picture is downloaded, under its own time', async () => {
        const page = await openTimeline();
        await pauseAtBeginning(page);
        await page.evaluate(() => {
            const make = URL.createObjectURL;
            let size = 0;
            URL.createObjectURL = (blob) => {
                ({ size } = blob);
                return make.call(URL, blob);
            };
            HTMLAnchorElement.prototype.click = function click() {
                window.saved = { name: this.download, size };
            };
        });
        await page.click('[data-part=still]');
        await until(page, () => window.saved);
        const { name, size } = await page.evaluate(() => window.saved);
        assert.match(name, /[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}-[0-9]{2}-[0-9]{2}\.jpg$/);
        assert.equal(size, await page.evaluate(async () => {
            const at = window.part('past-time').dateTime;
            return (await (await fetch(`frame?at=${at}`)).arrayBuffer()).byteLength;
        }));
        await page.close();
    });

    /** The texts of the list of keys that are seen. */
    async function keysShown(page) {
        await page.click('[data-part=help]');
        const shown = await page.$$eval('[data-part=key-list] > div', (rows) => rows
            .filter((row) => row.checkVisibility()).map((row) => row.textContent).join());
        await page.keyboard.press('Escape');
        return shown;
    }

    test('T leads to the timeline and closes it, and its keys are listed', async () => {
        const page = await openTimeline();
        const has = (isThere, isFocused) => [window.part('timeline').checkVisibility(),
            document.activeElement === window.part('bar')].join() === [isThere, isFocused].join();
        for (const [key, ...expected] of [['t', true, true], ['Escape', true, false],
            ['t', true, true], ['t', false, false], ['t', true, true]]) {
            await page.keyboard.press(key);
            await until(page, has, undefined, ...expected);
        }
        const showsSeconds = () => document.querySelector('.ticks [data-kind=second]') !== null;
        assert.equal(await page.evaluate(showsSeconds), false);
        for (let length = 3_600; length > 60; length /= 2) {
            await page.keyboard.press('+');
        }
        await until(page, showsSeconds);
        assert.match(await keysShown(page), /recording.*timeline.*past.*Marks a range.*Exports/);
        await page.close();
    });

    test('a viewer sees no timeline', async () => {
        const page = await stage.openGuestPage();
        await until(page, () => !window.part('sign-in').hidden);
        assert.equal(await page.evaluate(async () => (await fetch('recordings')).status), 403);
        await page.keyboard.press('t');
        assert.deepEqual(await page.evaluate(() => (
            [window.part('timeline-open').hidden, window.part('timeline').hidden])), [true, true]);
        assert.doesNotMatch(await keysShown(page), /record|timeline|past|range/i);
        await page.close();
    });

    /** How many parts stick out or are small, the rows of the bar's buttons, and whether its name is seen. */
    function layoutOfPast() {
        const seen = (selector) => [...document.querySelectorAll(selector)].filter(
            (element) => element.checkVisibility()).map((element) => element.getBoundingClientRect());
        const outside = seen(':is(.bar, .timeline) :is(h1, button, select, p, label)')
            .filter(({ left, right }) => left < 0 || right > innerWidth);
        const small = seen(':is(.bar, .timeline) :is(button, select)')
            .filter(({ width, height }) => Math.min(width, height) < 43.5);
        const rows = new Set(seen('.bar button').map(({ top }) => Math.round(top)));
        const { width } = window.part('name').getBoundingClientRect();
        return [outside.length, small.length, rows.size, width > 60];
    }

    test('at every size, in both schemes', async () => {
        const pages = await inBothSchemes(stage);
        for (const scheme of ['light', 'dark']) {
            const page = await pages[scheme]();
            for (const [name, width, height] of [['phone', 320, 640], ['desktop', 1280, 800]]) {
                await page.setViewport({ width, height });
                await unfold(page);
                await page.focus('[data-part=bar]');
                await page.keyboard.press('Home');
                await until(page, isPast);
                await page.keyboard.press('i');
                await page.keyboard.press('o');
                await page.click('[data-part=export]');
                await screenshot(page, `timeline-${name}-${scheme}`);
                assert.deepEqual(await page.evaluate(layoutOfPast), [0, 0, 1, true]);
                // The form has keys of its own.
                await page.focus('[data-part=bar]');
                await page.keyboard.press('Escape');
                await until(page, isLive);
            }
            await page.evaluate(() => localStorage.clear());
        }
        await pages.end();
    });
});
