// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { open, screenshot, until } from '../support/browser.mjs';
import { layoutProblems } from '../support/layout.mjs';
import { Pads } from '../support/pads.mjs';
import { LOGIN, Server } from '../support/programs.mjs';
import { Stage } from '../support/stage.mjs';

/** Which is for home when the user has changed nothing. */
const BACK_BUTTON = 8;

describe('places', () => {
    const stage = Stage.set({
        dialect: 'servo-pan-tilt',
        server: { hasGuest: true },
        prepare: async () => {
            // An earlier test's camera may have had the same ports.
            const { presets } = await stage.server.ask('api/presets');
            for (const { number } of presets) {
                await stage.server.ask(`api/presets/${number}`, 'DELETE');
            }
        },
    });

    /** Does something on the page, once the steering is there and a request was answered. */
    async function answered(page, name, act) {
        const [answer] = await Promise.all([
            page.waitForResponse((each) => new URL(each.url()).pathname.endsWith(name)), act()]);
        return answer.status();
    }
    const buttons = (page) => page.$$eval('[data-preset]',
        (all) => all.map((each) => each.textContent));

    test('presets are stored, recalled, named and deleted; home; patrol', async () => {
        const page = await stage.openPage();
        await until(page, () => window.part('home')?.checkVisibility());
        assert.equal(await answered(page, 'api/home', () => page.click('[data-part=home]')), 200);
        assert.equal(await answered(page, 'api/presets/2', async () => {
            await page.keyboard.down('Control');
            await page.keyboard.down('Shift');
            await page.keyboard.press('Digit2');
            await page.keyboard.up('Shift');
            await page.keyboard.up('Control');
        }), 200);
        await until(page, () => document.querySelector('[data-preset="2"]'));
        assert.equal(await answered(page, 'api/move', () => page.keyboard.press('ArrowLeft')), 200);

        await page.evaluate(() => {
            window.pressed = document.querySelector('[data-preset="2"]');
        });
        await page.click('[data-part=store]');
        await page.type('[data-part=preset-name]', 'Gate 7');
        assert.equal(await answered(page, 'api/presets/1', () => page.keyboard.press('Enter')), 200);
        await until(page, () => document.querySelector('[data-preset="1"]')?.textContent === 'Gate 7');
        assert.ok(await page.evaluate(() => window.pressed.isConnected),
            'a new list leaves the buttons that somebody may be pressing');
        assert.deepEqual(await buttons(page), ['Gate 7', '2']);
        await until(page, () => [1, 2].every((number) => document.querySelector(
            `[data-preset="${number}"] img`)?.naturalWidth >= 160));
        await screenshot(page, 'places');
        assert.deepEqual(await layoutProblems(page), []);

        const { presets } = await stage.server.ask('api/presets');
        assert.deepEqual(presets.map(({ number, name, pan }) => [number, name, pan]),
            [[1, 'Gate 7', -5], [2, '', 0]]);
        assert.equal(await answered(page, 'api/presets/2', () => page.keyboard.press('2')), 200);
        assert.equal(await answered(page, 'api/presets/1', () => page.click('[data-preset="1"]')),
            200);

        // Another one turns it.
        const hint = () => page.$eval('[data-part=steer-hint]', (element) => element.textContent);
        assert.equal(await hint(), 'Drag the stick or press an arrow.');
        await stage.server.ask('api/home', 'POST');
        await until(page, () => window.part('steer-hint').textContent
            === 'Somebody else turns this camera.');
        await screenshot(page, 'steered');
        assert.equal(await answered(page, 'api/move', () => page.keyboard.press('ArrowLeft')), 200);
        await until(page, () => window.part('steer-hint').textContent
            === 'Drag the stick or press an arrow.');

        const pads = new Pads(page);
        await pads.plugIn(1);
        assert.equal(await answered(page, 'api/home', () => pads.tap(0, BACK_BUTTON)), 200);
        await page.click('[data-part=gamepad]');
        await page.focus('[data-action=preset1]');
        await page.keyboard.press('Enter');
        await pads.use(0, { button: 0 });
        await pads.use(0, { button: 0, pressed: false });
        await page.keyboard.press('Escape');
        await until(page, () => !window.part('gamepads').open);
        assert.equal(await answered(page, 'api/presets/1', () => pads.tap(0, 0)), 200);
        await pads.unplug();

        assert.equal(await answered(page, 'api/patrol', () => page.click('[data-part=patrol]')), 200);
        await until(page, () => window.part('patrol').ariaPressed === 'true');
        assert.equal(await answered(page, 'api/patrol', () => page.click('[data-part=patrol]')), 200);
        await until(page, () => window.part('patrol').ariaPressed === 'false');

        await page.click('[data-preset="2"]', { button: 'right' });
        await until(page, () => window.part('preset').open);
        await page.type('[data-part=preset-name]', 'Door');
        await page.keyboard.press('Enter');
        await until(page, () => document.querySelector('[data-preset="2"]')?.textContent === 'Door');
        const named = (await stage.server.ask('api/presets')).presets[1];
        assert.deepEqual([named.name, named.pan], ['Door', 0], 'it stays where it is');

        await page.click('[data-preset="2"]', { button: 'right' });
        await until(page, () => window.part('preset').open);
        await page.click('[data-part=preset-delete]');
        assert.equal(await page.evaluate(() => window.part('preset').open), true, 'it asks first');
        assert.equal(await answered(page, 'api/presets/2',
            () => page.click('[data-part=preset-delete-now]')), 200);
        await until(page, () => !document.querySelector('[data-preset="2"]'));
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('the patrol is edited, and what is wrong is said', async () => {
        for (const number of [1, 2]) {
            await stage.server.ask('api/home', 'POST');
            await stage.server.ask(`api/presets/${number}`, 'PUT');
        }
        const page = await stage.openPage();
        const stops = async () => (await stage.server.ask('api/patrol')).stops
            .map(({ preset, seconds }) => `${preset} ${seconds}`);
        const open = async () => {
            await page.click('[data-part=patrol-edit]');
            await until(page, () => window.part('patrol-dialog').open);
        };
        await until(page, () => window.part('patrol-edit')?.checkVisibility()
            && document.querySelector('[data-preset="2"]'));
        await open();
        await page.click('[data-part=stop-add]');
        await page.click('[data-part=stop-add]');
        const second = '[data-part=stops] li:nth-child(2) ';
        await page.$eval(`${second} input`, (input) => input.select());
        await page.keyboard.type('7');
        await page.click(`${second} button[title="Move up"]`);
        await page.$eval('[data-part=park]', (input) => input.select());
        await page.keyboard.type('99999');
        await page.click('[data-part=patrol-save]');
        assert.equal(await page.evaluate(() => window.part('park').matches(':focus:invalid')), true);
        assert.deepEqual(await stops(), [], 'nothing is sent');
        await page.$eval('[data-part=park]', (input) => input.select());
        await page.keyboard.type('15');
        await page.select('[data-part=park-at]', '2');
        assert.equal(await answered(page, 'api/patrol',
            () => page.click('[data-part=patrol-save]')), 200);
        assert.deepEqual(await stops(), ['2 7', '1 20']);
        const { parkMinutes, parkPreset } = await stage.server.ask('api/patrol');
        assert.deepEqual([parkMinutes, parkPreset], [15, 2]);
        await screenshot(page, 'patrol');
        assert.deepEqual(await layoutProblems(page), []);

        await page.click('[data-part=patrol-toggle]');
        await until(page, () => window.part('patrol-toggle').textContent === 'Stop');
        await page.click('[data-part=patrol-toggle]');
        await until(page, () => window.part('patrol-toggle').textContent === 'Start');
        // The arrow keys are the dialog's.
        await page.focus('[data-part=resume]');
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Escape');
        await until(page, () => !window.part('patrol-dialog').open);
        assert.deepEqual((await stage.server.status()).position.pan, 0);
        await open();
        await page.click('[data-part=stops] li:first-child button[title="Remove"]');
        await stage.server.kill();
        await page.click('[data-part=patrol-save]');
        await until(page, () => !window.part('patrol-problem').hidden);
        await stage.server.start(stage.camera, { hasGuest: true });
        assert.equal(await answered(page, 'api/patrol',
            () => page.click('[data-part=patrol-save]')), 200);
        await until(page, () => window.part('patrol-problem').hidden);
        assert.deepEqual(await stops(), ['1 20']);
        assert.deepEqual(page.problems, []);
        assert.deepEqual(await page.evaluate(() => window.violations), []);
        await page.close();
    });

    test('a map shows where it points', async () => {
        const page = await stage.openPage();
        await stage.server.ask('api/home', 'POST');
        const centre = () => page.$eval('.map .view', (view) => {
            const { x, width } = view.getBoundingClientRect();
            return x + width / 2;
        });
        await until(page, () => document.querySelector('.map svg:not([data-unsure])'));
        const middle = await centre();
        assert.equal(await answered(page, 'api/move', () => page.keyboard.press('ArrowRight')), 200);
        await until(page, () => window.part('position').textContent === '5° right');
        assert.ok(await centre() > middle, 'right is right');
        assert.equal(await page.evaluate(() => window.part('unsure').hidden), true);
        await page.close();
    });

    test('a finger that rests on a preset changes it, and does not turn the camera', async () => {
        const page = await stage.openPage({ width: 400, height: 800, hasTouch: true });
        await until(page, () => document.querySelector('[data-preset="1"]'));
        const asked = [];
        page.on('request', (request) => asked.push(request.url()));
        const { x, y, width, height } = await (await page.$('[data-preset="1"]')).boundingBox();
        await page.mouse.move(x + width / 2, y + height / 2);
        await page.mouse.down();
        await until(page, () => window.part('preset').open);
        await page.mouse.up();
        await screenshot(page, 'preset');
        await page.keyboard.press('Escape');
        await until(page, () => !window.part('preset').open);
        assert.deepEqual(asked.filter((url) => url.includes('/api/presets/')), []);
        assert.deepEqual(await layoutProblems(page), []);
        await page.close();
    });

    test('a viewer has none of it', async () => {
        const page = await stage.openGuestPage();
        await until(page, () => !window.part('sign-in').hidden);
        assert.equal(await page.evaluate(() => window.part('places').checkVisibility()), false);
        await page.keyboard.press('1');
        assert.equal(await page.evaluate(async () => (await fetch('api/presets')).status), 403);
        await page.close();
    });

    test('on the wall digits are for the large camera where it has presets', async () => {
        const house = new Server();
        await house.startHouse(['garden', 'hall'].map((id) => (
            { id, name: id, camera: stage.camera })));
        await house.ask('cameras/hall/api/home', 'POST');
        await house.ask('cameras/hall/api/presets/1', 'PUT');
        const page = await open(stage.browser, house.url, LOGIN);
        const isLarge = () => document.querySelector('[data-camera=hall]').matches('[data-large]');
        await until(page, () => document.querySelectorAll('.tile').length === 2);
        await page.keyboard.press('2');
        await page.keyboard.press('Enter');
        await until(page, () => document.querySelector('[data-preset="1"]'));
        assert.equal(await answered(page, 'cameras/hall/api/presets/1',
            () => page.keyboard.press('1')), 200);
        assert.equal(await page.evaluate(isLarge), true);
        assert.deepEqual(page.problems, []);
        await page.close();
        await house.remove();
    });
});

describe('a camera that does not say where it points', () => {
    const stage = Stage.set();

    test('is shown as unsure until its home is found', async () => {
        const page = await stage.openPage({ width: 400, height: 800, hasTouch: true });
        await until(page, () => document.querySelector('.map svg[data-unsure] .possible')
            && window.part('find-home').checkVisibility());
        await screenshot(page, 'unsure');
        assert.deepEqual(await layoutProblems(page), []);
        await page.click('[data-part=find-home]');
        await until(page, () => window.part('find-home-dialog').open);
        await page.keyboard.press('Enter'); // it is not what Return does
        await until(page, () => !window.part('find-home-dialog').open);
        assert.equal((await stage.server.status()).position.sure, false);
        await page.click('[data-part=find-home]');
        await page.click('[data-part=find-home-dialog] button[value=find]');
        await until(page, () => document.querySelector('.map svg:not([data-unsure])')
            && window.part('unsure').hidden);
        assert.equal((await stage.server.status()).position.sure, true);
        assert.deepEqual(page.problems, []);
        await page.close();
    });
});
