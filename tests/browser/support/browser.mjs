// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

import { LOGIN } from './programs.mjs';

/** The browser under test: "chromium" or "firefox". */
export const BROWSER = process.env.VEDETTE_BROWSER ?? 'chromium';
export const isFirefox = BROWSER === 'firefox';

const CHROMIUM_OPTIONS = Object.freeze(['--no-sandbox', '--disable-gpu', '--disable-quic',
    '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-sync']);

/** Firefox's preference for the colour scheme of pages: 0 dark, 1 light. */
const COLOUR_SCHEME = 'layout.css.prefers-color-scheme.content-override';

/** Scroll bars lie over the page, as on phones; headless Chromium shows none. */
const OVERLAY_SCROLLBARS = 'ui.useOverlayScrollbars';

/**
 * Debian's Chromium through its own protocol, or Debian's Firefox ESR through WebDriver BiDi.
 * `options`: more of Chromium's own.
 */
export function launch({ isDark = false, options = [] } = {}) {
    return isFirefox
        ? puppeteer.launch({
            browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true,
            extraPrefsFirefox: { [COLOUR_SCHEME]: isDark ? 0 : 1, [OVERLAY_SCROLLBARS]: 1 },
        })
        : puppeteer.launch({
            executablePath: '/usr/bin/chromium', headless: true,
            args: [...CHROMIUM_OPTIONS, ...options],
        });
}

const running = new Map(); // by whether they are dark

/** The browser of this process, started when the first asks for it, and ended by endBrowsers(). */
export function theBrowser(isDark = false) {
    if (!running.has(isDark)) {
        running.set(isDark, launch({ isDark }));
    }
    return running.get(isDark);
}

export async function endBrowsers() {
    for (const browser of running.values()) {
        await (await browser).close();
    }
}

/**
 * The page in each colour scheme, {light, dark}: functions that bring it up. Chromium changes the
 * scheme of a page; Firefox has one for a process, so that dark takes a second one.
 */
export async function inBothSchemes(stage) {
    const page = await open(stage.browser, stage.server.url, LOGIN);
    const inScheme = (scheme) => async () => {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        return page;
    };
    if (!isFirefox) {
        return { light: inScheme('light'), dark: inScheme('dark'), end: () => page.close() };
    }
    const darkPage = await open(await theBrowser(true), stage.server.url, LOGIN);
    return { light: async () => page, dark: async () => darkPage, end: () => darkPage.close() };
}

/**
 * Opens the page, logged in. Errors of its scripts are collected in `page.problems`, what the
 * server's Content-Security-Policy stopped in the page's own `violations`; what is looked for there
 * is found by its `part()`.
 */
export async function open(browser, url, login, viewport = { width: 1280, height: 800 }) {
    const page = await browser.newPage();
    page.problems = [];
    page.on('pageerror', (error) => page.problems.push(String(error)));
    await page.evaluateOnNewDocument(() => {
        window.part = (name) => document.querySelector(`[data-part=${name}]`);
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => {
            window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
        });
    });
    await page.setViewport(viewport);
    await page.authenticate(login);
    // The stream never ends, so there is no quiet network to wait for.
    await page.goto(url.href, { waitUntil: 'domcontentloaded' });
    return page;
}

/**
 * Waits for something in the page that takes up to `timeout` milliseconds; an error says what was
 * waited for and what the page showed instead.
 */
export async function until(page, predicate, timeout = 15_000, ...values) {
    try {
        return await page.waitForFunction(predicate, { timeout, polling: 50 }, ...values);
    } catch (error) {
        error.message += `\nwaited for: ${predicate}\n${await shown(page)}`;
        throw error;
    }
}

/** What a page shows, in words. */
async function shown(page) {
    const parts = await page.evaluate(() => [`at: ${location.href}`,
        `live: ${[...document.querySelectorAll('[data-live]')].map((each) => each.dataset.live)}`,
        `layout: ${window.layoutProblems ?? ''}`,
        `text: ${document.body.innerText.replace(/\s+/g, ' ').slice(0, 1000)}`])
        .catch((error) => [`the page does not answer: ${error.message}`]);
    return [...parts, ...page.problems].join('\n');
}

export const isLive = () => document.querySelector('.camera').dataset.live === 'true';
export const isNotLive = () => document.querySelector('.camera').dataset.live === 'false';

export function textOf(page, name) {
    return page.$eval(`[data-part=${name}]`, (element) => element.textContent);
}

export function noticeOf(page) {
    return textOf(page, 'notice-text');
}

/** Stores a screenshot for people, in the build folder under ctest, and returns it as PNG. */
export async function screenshot(page, name) {
    const folder = process.env.VEDETTE_SCREENSHOTS ?? path.join(tmpdir(), 'vedette-screenshots');
    await mkdir(folder, { recursive: true });
    return page.screenshot({ path: path.join(folder, `${BROWSER}-${name}.png`) });
}
