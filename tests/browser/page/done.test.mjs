// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: GPL-3.0-or-later

import { after } from 'node:test';

import { endBrowsers } from '../support/browser.mjs';
// One process, so that all of them share one browser. The other half is in seen.test.mjs.
import './aim.mjs';
import './places.mjs';
import './settings.mjs';
import './steer.mjs';
import './timeline.mjs';
import './walltimeline.mjs';

after(endBrowsers);
