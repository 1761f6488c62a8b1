// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { positionText } from '../../../resources/web/camera/position.js';
import { screenshot, textOf, until } from '../support/browser.mjs';
import { Pads } from '../support/pads.mjs';
import { shiftBetween, skyline } from '../support/pixels.mjs';
import { Proxy } from '../support/proxy.mjs';
import { Stage } from '../support/stage.mjs';

describe('steer', () => {
    /** The simulated servos take a moment to arrive; then the picture rests again. */
    const SETTLED = 5_000;
    let proxy;
    let page;
    let pads;
    const stage = Stage.set({
        prepare: async () => {
            proxy = new Proxy(stage.server.url);
            await proxy.start();
            page = await stage.openPage(undefined, proxy.url);
            pads = new Pads(page);
        },
        finish: () => proxy?.stop(),
    });

    beforeEach(async () => {
        await centre();
        proxy.moves = [];
        proxy.moveDelay = 0;
    });

    async function positionBecomes(pan, tilt) {
        await until(page, (expected) =>
            window.part('position').textContent === expected,
        SETTLED, positionText({ pan: 90 - pan, tilt: 90 - tilt, sure: true }));
        const status = await stage.server.status();
        assert.deepEqual([status.pan, status.tilt], [pan, tilt]);
    }

    /** Clamped at its end, then back: the only way to know where a servo is. */
    async function centre() {
        await page.evaluate(async () => {
            for (const query of ['tr=-180&el=-180', 'tr=90&el=90']) {
                await fetch(`control_servo?${query}`, { method: 'POST' });
            }
        });
        await positionBecomes(90, 90);
    }

    /** Where the picture's skyline is once it rests. */
    async function restingSkyline() {
        let last = await skyline(page);
        for (const end = Date.now() + SETTLED; Date.now() < end;) {
            await pause(250);
            const now = await skyline(page);
            if (Math.abs(shiftBetween(last, now)) <= 1) {
                return now;
            }
            last = now;
        }
        return assert.fail('the picture does not come to rest');
    }

    /** Lets the page's own time pass. */
    function pause(milliseconds) {
        return page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)),
            milliseconds);
    }

    /** Waits until nothing more can leave: no request in flight, and none for a while. */
    async function movesEnd() {
        let count = -1;
        const isInFlight = ({ ended }) => ended === Infinity;
        while (count !== proxy.moves.length || proxy.moves.some(isInFlight)) {
            count = proxy.moves.length;
            await pause(300 + proxy.moveDelay);
        }
    }

    async function spot(x, y) {
        const box = await page.$eval('.joystick', (element) => {
            const { left, top, width } = element.getBoundingClientRect();
            return { left, top, width };
        });
        const radius = box.width / 2;
        return { x: box.left + radius * (1 + x), y: box.top + radius * (1 - y) };
    }

    for (const [key, pan, tilt] of [['ArrowLeft', 95, 90], ['ArrowRight', 85, 90],
        ['ArrowUp', 90, 85], ['ArrowDown', 90, 95], ['a', 95, 90], ['d', 85, 90], ['w', 90, 85],
        ['s', 90, 95]]) {
        test(`key ${key} is one step`, async () => {
            await page.keyboard.press(key);
            await positionBecomes(pan, tilt);
            assert.equal(proxy.moves.length, 1);
        });
    }

    test('the picture follows: turned right, the scene moves left', async () => {
        const before = await restingSkyline();
        await page.keyboard.press('ArrowRight');
        await positionBecomes(85, 90);
        const after = await restingSkyline();
        const shift = shiftBetween(before, after);
        assert.ok(shift < -10, `${shift} columns`);
    });

    test('Shift is three steps, Ctrl one degree', async () => {
        await page.keyboard.down('Shift');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.up('Shift');
        await positionBecomes(105, 90);
        await page.keyboard.down('Control');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.up('Control');
        await positionBecomes(106, 90);
    });

    test('holding a key moves smoothly, and stops with its release', async () => {
        await page.keyboard.down('ArrowLeft');
        await pause(1200);
        await screenshot(page, 'held');
        await page.keyboard.up('ArrowLeft');
        await movesEnd();
        const moved = proxy.moves.map(({ query }) => Number(new URLSearchParams(query).get('pan')));
        assert.ok(moved.length > 5, JSON.stringify(moved));
        assert.equal(moved[0], -5);
        assert.ok(moved.slice(1).every((degrees) => degrees < 0 && degrees > -20),
            JSON.stringify(moved));
        const count = moved.length;
        await pause(500);
        assert.equal(proxy.moves.length, count);
    });

    test('one request in flight; after the release at most one more', async () => {
        proxy.moveDelay = 300;
        await page.keyboard.down('ArrowRight');
        await pause(1500);
        await page.keyboard.up('ArrowRight');
        const released = performance.now();
        await movesEnd();
        assert.ok(proxy.moves.length >= 4, `${proxy.moves.length} requests`);
        proxy.moves.reduce((last, move) => {
            assert.ok(move.began >= last.ended, 'two in flight');
            return move;
        });
        const late = proxy.moves.filter(({ began }) => began > released);
        assert.ok(late.length <= 1, `${late.length} requests after the release`);
    });

    test('taps faster than the camera add up', async () => {
        proxy.moveDelay = 400;
        for (let i = 0; i < 5; ++i) {
            await page.keyboard.press('ArrowLeft');
        }
        await movesEnd();
        await positionBecomes(115, 90);
        assert.ok(proxy.moves.length <= 4, `${proxy.moves.length} requests`);
    });

    for (const [name, lose] of Object.entries({
        'the window loses the focus': () => window.dispatchEvent(new Event('blur')),
        'the page is hidden': () => {
            Object.defineProperty(document, 'visibilityState',
                { value: 'hidden', configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
            delete document.visibilityState;
            document.dispatchEvent(new Event('visibilitychange'));
        },
    })) {
        test(`a hold ends when ${name}`, async () => {
            await page.keyboard.down('ArrowUp');
            await pause(800);
            await page.evaluate(lose);
            await movesEnd();
            const count = proxy.moves.length;
            assert.ok(count > 1);
            await pause(700);
            assert.equal(proxy.moves.length, count);
            await page.keyboard.up('ArrowUp');
        });
    }

    test('the mouse drags the stick: proportional, and it springs back', async () => {
        const middle = await spot(0, 0);
        const rim = await spot(-0.36, 0);
        await page.mouse.move(middle.x, middle.y);
        await page.mouse.down();
        await page.mouse.move(rim.x, rim.y, { steps: 4 });
        await pause(600);
        assert.match(await page.$eval('.knob', (element) => element.style.transform),
            /translate\(-6/);
        await page.mouse.up();
        await movesEnd();
        const fast = (await stage.server.status()).pan - 90;
        assert.ok(fast > 10 && fast < 60, `${fast}°`);
        assert.match(await page.$eval('.knob', (element) => element.style.transform),
            /translate\(0%, (-?0%|0px)\)|translate\(0%\)/);

        await centre();
        const half = await spot(-0.18, 0);
        await page.mouse.move(middle.x, middle.y);
        await page.mouse.down();
        await page.mouse.move(half.x, half.y);
        await pause(600);
        await page.mouse.up();
        await movesEnd();
        const slow = (await stage.server.status()).pan - 90;
        assert.ok(slow > 3 && slow < 0.75 * fast, `${slow}° and ${fast}°`);
    });

    test('a click on an arrow is one step', async () => {
        const arrow = await spot(0, 0.84);
        await page.mouse.click(arrow.x, arrow.y);
        await positionBecomes(90, 85);
        assert.equal(proxy.moves.length, 1);
    });

    test('a finger on an arrow is one step, held it moves, lifted it stops', async () => {
        const arrow = await spot(0.84, 0);
        const finger = await page.touchscreen.touchStart(arrow.x, arrow.y);
        await pause(900);
        await finger.end();
        await movesEnd();
        const { pan } = await stage.server.status();
        assert.ok(pan < 84, `${pan}°`);
        const count = proxy.moves.length;
        await pause(500);
        assert.equal(proxy.moves.length, count);
    });

    test('a finger drags the stick', async () => {
        const middle = await spot(0, 0);
        const end = await spot(0.2, -0.3);
        const finger = await page.touchscreen.touchStart(middle.x, middle.y);
        await finger.move(end.x, end.y);
        await pause(700);
        await finger.end();
        await movesEnd();
        const { pan, tilt } = await stage.server.status();
        assert.ok(pan < 88 && tilt > 92, `${pan}° ${tilt}°`);
    });

    test('a pointer that is lost lets go', async () => {
        const middle = await spot(0, 0);
        const rim = await spot(0.3, 0);
        await page.evaluate(() => document.querySelector('.joystick').addEventListener(
            'pointerdown', ({ pointerId }) => { window.pointerId = pointerId; }));
        await page.mouse.move(middle.x, middle.y);
        await page.mouse.down();
        await page.mouse.move(rim.x, rim.y);
        await pause(500);
        await page.evaluate(() => document.querySelector('.joystick')
            .releasePointerCapture(window.pointerId));
        // The browser reports it with the next event of that pointer.
        await page.mouse.move(rim.x, rim.y + 3);
        await movesEnd();
        const count = proxy.moves.length;
        assert.ok(count > 1);
        await pause(700);
        assert.equal(proxy.moves.length, count);
        await page.mouse.up();
    });

    test('an arrow is a button for the keyboard and for screen readers, with a name', async () => {
        await page.focus('.arrow[data-direction="left"]');
        await page.keyboard.press('Enter');
        await positionBecomes(95, 90);
        await page.keyboard.press(' ');
        await positionBecomes(100, 90);
        await page.$eval('.arrow[data-direction="left"]', (element) => element.click());
        await positionBecomes(105, 90);
        const names = await page.$$eval('button', (buttons) => buttons.map(
            (button) => button.getAttribute('aria-label') ?? button.textContent.trim()));
        assert.ok(names.every((name) => name !== ''), JSON.stringify(names));
        await page.$eval('.arrow[data-direction="left"]', (element) => element.blur());
    });

    const knob = () => page.$eval('.knob', (element) => element.style.transform);

    test('a gamepad: the D-pad makes steps, the stick is proportional, and both are shown', async () => {
        await pads.plugIn(1);
        const shown = await pads.tap(0, 15);
        assert.equal(shown.arrow, 'right');
        assert.match(shown.knob, /^translate\(60/);
        await positionBecomes(85, 90);
        await pads.use(0, { axes: [0, -1, 0, 0] });
        await pause(500);
        assert.match(await knob(), /, -60/);
        await pads.use(0, { axes: [0.1, -0.1, 0, 0] });
        await movesEnd();
        const { pan, tilt } = await stage.server.status();
        assert.equal(pan, 85);
        assert.ok(tilt < 80, `${tilt}°`);
        await pads.unplug();
    });

    test('of two gamepads the one used last steers', async () => {
        await pads.plugIn(2);
        await pads.use(0, { axes: [1, 0, 0, 0] });
        assert.match(await knob(), /^translate\(60/);
        await pads.use(1, { axes: [-1, 0, 0, 0] });
        assert.match(await knob(), /^translate\(-60/);
        await pads.use(1, { axes: [0, 0, 0, 0] });
        assert.doesNotMatch(await knob(), /60/, 'what the first one still holds does not count');
        await pads.unplug();
        await movesEnd();
    });

    test('a gamepad does what one has chosen by pressing it', async () => {
        const textOfAction = (action) => page.$eval(`[data-action=${action}]`,
            (button) => button.textContent);
        await pads.plugIn(2);
        await page.click('[data-part=gamepad]');
        await until(page, () => document.querySelectorAll('.pads label').length === 2);
        await pads.use(1, { button: 3 });
        await until(page, () => document.querySelectorAll('.pad-live')[1].textContent
            === 'Y (Triangle)');
        await pads.use(1, { button: 3, pressed: false });
        for (const [action, deed, release, name] of [
            ['turn', { axes: [0, 0, 1, 0] }, { axes: [0, 0, 0, 0] }, 'Right stick right'],
            ['look', { axes: [0, 0, 0, -1] }, { axes: [0, 0, 0, 0] }, 'Right stick up'],
            ['left', { button: 0 }, { button: 0, pressed: false }, 'A (Cross)'],
            ['fine', { button: 5 }, { button: 5, pressed: false }, 'Right shoulder'],
        ]) {
            await page.click(`[data-action=${action}]`);
            await pads.use(0, deed);
            await until(page, (each, text) => document.querySelector(`[data-action=${each}]`)
                .textContent === text, 5_000, action, name);
            await pads.use(0, release);
        }
        assert.equal(await textOfAction('fast'), '–', 'it had the right shoulder');
        await screenshot(page, 'gamepads');
        await page.click('[data-action=right]');
        await page.keyboard.press('Escape');
        assert.equal(await textOfAction('right'), 'D-pad right');
        await page.keyboard.press('Escape');
        await until(page, () => !window.part('gamepads').open);
        assert.equal(proxy.moves.length, 0, 'nothing turns meanwhile');

        await page.reload({ waitUntil: 'domcontentloaded' });
        await until(page, () => window.part('joystick').checkVisibility()
            && !document.querySelector('.arrow').disabled);
        await pads.plugIn(2);
        await pads.use(0, { axes: [1, 0, 0, 0] });
        await pads.use(0, { axes: [0, 0, 0, 0] });
        assert.equal(proxy.moves.length, 0);
        await pads.tap(0, 0);
        await positionBecomes(95, 90);
        // The other one is of another kind.
        await pads.tap(1, 15);
        await positionBecomes(90, 90);
        await page.click('[data-part=gamepad]');
        await until(page, () => document.querySelectorAll('.pads label').length === 2);
        await page.click('[data-part=reset]');
        assert.equal(await textOfAction('left'), 'D-pad left');
        assert.equal(await page.evaluate(() => localStorage.length), 0);
        await page.keyboard.press('Escape');
        await pads.unplug();
    });

    test('a panel that was let go of steers no more', async () => {
        await page.evaluate(async () => {
            const { SteeringPanel } = await import('./steering/panel.js');
            const copy = window.part('steering').cloneNode(true);
            const panel = new SteeringPanel(copy);
            panel.follow({ steerable: true, stepDegrees: 45 });
            panel.destroy();
        });
        await page.keyboard.press('ArrowLeft');
        await movesEnd();
        await positionBecomes(95, 90);
        assert.equal(proxy.moves.length, 1);
    });

    test('keys that are the browser\'s or a dialog\'s do not steer', async () => {
        const kept = await page.evaluate(() => {
            const isKept = ([code, modifiers, target = document.body]) => !target.dispatchEvent(
                new KeyboardEvent('keydown', { code, key: code.replace(/^Key(.)$/, '$1'),
                    bubbles: true, cancelable: true, ...modifiers }));
            const arrow = document.querySelector('.arrow');
            return [
                ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'Home', 'KeyA', 'KeyD', 'KeyF', 'F4']
                    .map((code) => [code, { altKey: true }]),
                ...['F1', 'F3', 'F5', 'F6', 'F11', 'F12', 'Tab'].map((code) => [code, {}]),
                ...['KeyW', 'KeyS', 'KeyD', 'KeyF', 'F5'].map((code) => [code, { ctrlKey: true }]),
                ['Space', { altKey: true }, arrow], ['Enter', { altKey: true }, arrow],
            ].filter(isKept).map(([code]) => code);
        });
        assert.deepEqual(kept, [], 'keys that the page keeps from the browser');
        assert.equal(await page.evaluate(
            () => document.documentElement.hasAttribute('data-immersive')), false);
        await page.click('[data-part=help]');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Escape');
        await until(page, () => !window.part('keys').open);
        await pause(400);
        assert.equal(proxy.moves.length, 0);
    });

    test('servos that are gone are said, and nothing is queued for them', async () => {
        await stage.camera.kill();
        await page.keyboard.down('ArrowLeft');
        await pause(1300);
        await page.keyboard.up('ArrowLeft');
        await until(page, () => !window.part('message').hidden);
        // The server's own sentence, in its own punctuation.
        assert.match(await textOf(page, 'message'), /^The servos at .{8,}[^.?][.?]$/);
        await movesEnd();
        assert.ok(proxy.moves.length <= 4, `${proxy.moves.length} requests`);
        const count = proxy.moves.length;
        await stage.camera.start();
        await until(page, () => document.querySelector('.camera').dataset.live === 'true', 20_000);
        await pause(1000);
        assert.equal(proxy.moves.length, count, 'nothing was kept for it');
        await page.keyboard.press('ArrowRight');
        await until(page, () => window.part('message').hidden);
    });

    test('what failed is said in words, and no longer than it is true', async () => {
        await page.evaluate(() => {
            const { fetch: fetched, setTimeout: timed } = window;
            window.timers = [];
            window.setTimeout = (run, delay) =>
                (delay === 10_000 ? window.timers.push(run) : timed(run, delay));
            window.answerAll = (body, status, type) => {
                window.fetch = async () =>
                    new Response(body, { status, headers: { 'Content-Type': type } });
            };
            window.restore = () => Object.assign(window, { fetch: fetched, setTimeout: timed });
        });
        const said = async (expected) => {
            await until(page, (wanted) => window.part('message').textContent === wanted,
                SETTLED, expected);
        };
        const answer = (...parts) => page.evaluate((values) => window.answerAll(...values), parts);
        await answer('This camera does not seem to turn.\n', 502, 'text/plain');
        await page.keyboard.press('ArrowLeft');
        await said('This camera does not seem to turn.');
        await page.evaluate(() => window.timers.forEach((run) => run()));
        await said('');
        await answer('', 401, 'text/html');
        await page.keyboard.press('ArrowLeft');
        await said('The camera did not turn: the user name or password is wrong.');
        await answer('', 504, 'text/plain');
        await page.click('[data-part=snapshot]');
        await said('There is no snapshot: the camera does not answer.');
        await answer('No picture came: the camera is silent.\n', 503, 'text/plain');
        await page.click('[data-part=snapshot]');
        await said('No picture came: the camera is silent.');
        await answer('<p>Log in here', 200, 'text/html');
        await page.click('[data-part=snapshot]');
        await said('There is no snapshot: the server sends something else than a picture.');
        await page.evaluate(() => window.restore());
        await page.keyboard.press('ArrowLeft');
        await said('');
        await movesEnd();
    });

    test('full screen by the key F and by the button', async () => {
        const isOn = () => document.documentElement.hasAttribute('data-immersive');
        const isOff = () => !document.documentElement.hasAttribute('data-immersive')
            && document.fullscreenElement === null;
        await page.keyboard.press('f');
        await until(page, isOn);
        const share = await page.$eval('.stage', (element) => element.clientHeight / innerHeight);
        assert.equal(share, 1);
        await screenshot(page, 'full-screen');
        await until(page, () => document.documentElement.hasAttribute('data-idle'), 8_000);
        await page.mouse.move(200, 200);
        await until(page, () => !document.documentElement.hasAttribute('data-idle'));
        await page.click('[data-part=fullscreen]');
        await until(page, isOff);
        await page.click('[data-part=fullscreen]');
        await until(page, isOn);
        await page.keyboard.press('f');
        await until(page, isOff);
    });

    test('none of this made the page\'s scripts fail', () => {
        assert.deepEqual(page.problems, []);
    });
});
