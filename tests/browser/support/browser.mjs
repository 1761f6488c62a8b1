// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

/** The browser under test: "chromium" or "firefox". */
export const BROWSER = process.env.VEDETTE_BROWSER ?? 'chromium';
export const isFirefox = BROWSER === 'firefox';

const CHROMIUM_OPTIONS = Object.freeze(['--no-sandbox', '--disable-gpu', '--disable-quic',
    '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-sync']);

/**
 * Debian's Chromium through its own protocol, or Debian's Firefox ESR through WebDriver BiDi.
 * `options`: more of Chromium's own.
 */
export function launch({ isDark = false, options = [] } = {}) {
    return isFirefox
        ? puppeteer.launch({
            browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true,
            extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': isDark ? 0 : 1 },
        })
        : puppeteer.launch({
            executablePath: '/usr/bin/chromium', headless: true,
            args: [...CHROMIUM_OPTIONS, ...(isDark ? ['--force-dark-mode'] : []), ...options],
        });
}

/**
 * Opens the page, logged in. Errors of its scripts are collected in `page.problems`, what the
 * server's Content-Security-Policy stopped in the page's own `violations`.
 */
export async function open(browser, url, login, viewport = { width: 1280, height: 800 }) {
    const page = await browser.newPage();
    page.problems = [];
    page.on('pageerror', (error) => page.problems.push(String(error)));
    await page.evaluateOnNewDocument(() => {
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

/** Waits for something in the page that takes up to `timeout` milliseconds. */
export function until(page, predicate, timeout = 15_000, ...values) {
    return page.waitForFunction(predicate, { timeout, polling: 50 }, ...values);
}

export const isLive = () => document.documentElement.dataset.live === 'true';
export const isNotLive = () => document.documentElement.dataset.live === 'false';

export function noticeOf(page) {
    return page.$eval('#notice-text', (element) => element.textContent);
}

/** Stores a screenshot in the build folder, for people, and returns it as PNG. */
export async function screenshot(page, name) {
    const folder = process.env.VEDETTE_SCREENSHOTS ?? 'screenshots';
    await mkdir(folder, { recursive: true });
    return page.screenshot({ path: path.join(folder, `${BROWSER}-${name}.png`) });
}
