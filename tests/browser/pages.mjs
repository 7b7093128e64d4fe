// SPDX-License-Identifier: Apache-2.0
// Pages in a real browser, opened as files, for the tests of each page.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {after, afterEach, before} from "node:test";
import {pathToFileURL} from "node:url";
import {chromium} from "playwright-core";

export const wide = {width: 1400, height: 900}, narrow = {width: 390, height: 844};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser, context, complaints;

before(async () => {
  browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ["--no-sandbox"]});
});
after(() => browser.close());

// Opens a page in a browser that knows nothing of those before. `prepare(context)` runs before the page does. No page may
// ever complain or ask for anything but itself.
export async function opened(name, options = {}, prepare = async () => {}) {
  await context?.close();
  context = await browser.newContext({viewport: wide, ...options});
  await prepare(context);
  complaints = [];
  context.on("page", page => {
    page.on("console", message => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", error => complaints.push(String(error)));
  });
  context.on("request", request => /^(file|blob):/.test(request.url()) || complaints.push(`request: ${request.url()}`));
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  await page.goto(pathToFileURL(name).href);
  return page;
}
afterEach(async () => {
  await context?.close();
  context = undefined;
  assert.deepEqual(complaints, []);
});

// What axe finds serious or critical.
export async function serious_problems(page) {
  await page.evaluate(axe); // from outside, where the page's policy does not reach
  const {violations} = await page.evaluate(() => window.axe.run());
  return violations.filter(({impact}) => ["serious", "critical"].includes(impact)).map(({id, nodes}) => `${id}: ${nodes[0].html}`);
}

export const frame = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

export async function middle_of_map(page) {
  const box = await page.locator("#map").boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}
