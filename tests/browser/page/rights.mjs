// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { isLive, open, screenshot, until } from '../support/browser.mjs';
import { GUEST, LOGIN, Server } from '../support/programs.mjs';
import { Stage } from '../support/stage.mjs';

describe('rights', () => {
    const stage = Stage.set({ server: { hasGuest: true } });

    const controls = (page) => page.$$eval('.arrow, .knob, .hint, .keys .for-steering',
        (elements) => elements.filter((element) => element.checkVisibility()).length);

    test('a viewer has nothing to steer with, and signs in as the owner', async () => {
        const page = await stage.openPage(undefined, undefined, GUEST);
        const moves = [];
        page.on('request', (request) => {
            if (request.url().includes('/api/move')) {
                moves.push(request.url());
            }
        });
        await until(page, () => !window.part('sign-in').hidden);
        await screenshot(page, 'viewer');
        assert.equal(await controls(page), 0);
        await page.click('[data-part=help]');
        assert.equal(await controls(page), 0);
        await page.keyboard.press('Escape');
        await page.keyboard.press('ArrowLeft');
        await page.keyboard.press('w');
        assert.equal(await page.evaluate(async () => (
            await fetch('api/move?pan=5&tilt=0', { method: 'POST' })).status), 403);
        assert.equal(moves.length, 1, 'only what this test has asked for');

        await page.authenticate(LOGIN);
        await page.click('[data-part=sign-in] a');
        await until(page, () => location.pathname === '/' && window.part('sign-in').hidden
            && document.querySelector('.arrow')?.checkVisibility());
        await until(page, isLive);
        await until(page, () => !document.querySelector('.arrow').disabled);
        await page.keyboard.press('ArrowLeft');
        await until(page, () => window.part('position').textContent.includes('5° left'));
        assert.deepEqual(page.problems, []);
        await page.close();
    });

    test('nor on the wall', async () => {
        const house = new Server();
        await house.startHouse(['garden', 'hall'].map((id) => (
            { id, name: id, camera: stage.camera })), { hasGuest: true });
        const page = await open(stage.browser, house.url, GUEST);
        const isSignedIn = () => window.part('sign-in')?.hidden === true
            && document.querySelector('.arrow')?.checkVisibility() === true
            && !document.querySelector('.arrow').disabled;
        await until(page, () => window.part('sign-in')?.hidden === false);
        await screenshot(page, 'viewer-wall');
        assert.equal(await controls(page), 0);
        await page.authenticate(LOGIN);
        await page.click('[data-part=sign-in] a');
        await until(page, isSignedIn);
        assert.equal(new URL(page.url()).pathname, '/');
        assert.deepEqual(page.problems, []);
        await page.close();
        await house.remove();
    });
});
