// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { WakeLockKeeper } from '../../../resources/web/page/awake.js';

/** A browser that gives a lock when its test says so. */
class Browser {
    asked = 0;
    held = new Set();
    isVisible = true;
    #answers = [];

    request() {
        ++this.asked;
        return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
    }

    async answer(isGranted = true) {
        const { resolve, reject } = this.#answers.shift();
        if (isGranted) {
            const lock = new EventTarget();
            lock.release = async () => {
                this.held.delete(lock);
                lock.dispatchEvent(new Event('release'));
            };
            this.held.add(lock);
            resolve(lock);
        } else {
            reject(new Error('weak battery'));
        }
        await new Promise((done) => setImmediate(done));
    }
}

function keeperOf(browser) {
    return new WakeLockKeeper(browser, () => browser.isVisible);
}

test('the screen is kept on while it is wanted, with one lock', async () => {
    const browser = new Browser();
    const keeper = keeperOf(browser);
    keeper.want(true);
    keeper.want(true);
    await browser.answer();
    keeper.want(true);
    assert.deepEqual([browser.asked, browser.held.size], [1, 1]);
    keeper.want(false);
    assert.equal(browser.held.size, 0);
});

test('a lock that comes when it is no longer wanted is given back', async () => {
    const browser = new Browser();
    const keeper = keeperOf(browser);
    keeper.want(true);
    keeper.want(false);
    await browser.answer();
    assert.equal(browser.held.size, 0);
});

test('a lock that the browser ended or refused is asked for when the page is shown', async () => {
    const browser = new Browser();
    const keeper = keeperOf(browser);
    keeper.want(true);
    await browser.answer();
    browser.isVisible = false;
    await [...browser.held][0].release();
    keeper.follow();
    assert.equal(browser.asked, 1);
    browser.isVisible = true;
    keeper.follow();
    await browser.answer(false);
    keeper.want(true);
    assert.equal(browser.asked, 2);
    keeper.follow();
    await browser.answer();
    assert.deepEqual([browser.asked, browser.held.size], [3, 1]);
});

test('a browser without wake locks is left alone', async () => {
    await new WakeLockKeeper(undefined, () => true).want(true);
});
