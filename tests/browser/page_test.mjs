// SPDX-License-Identifier: Apache-2.0
// The pages of write_sample_pages in a real browser, opened as files. One failing promise is one failing test.
import assert from "node:assert/strict";
import {describe, test} from "node:test";
import {frame, middle_of_map, narrow, opened as opened_file, serious_problems, wide} from "./pages.mjs";

async function opened(name, options) {
  const page = await opened_file(name, options);
  await page.waitForFunction(() => document.querySelectorAll("#table tbody tr").length > 0 || document.getElementById("status").textContent !== "");
  return page;
}

const status = page => page.locator("#status").textContent();
const rows = page => page.locator("#table tbody tr");
const scale = page => page.locator(".leaflet-control-scale-line").textContent();
const row_of = (page, place) => rows(page).filter({hasText: place});
// Opens an incident from the table, which brings its place to the middle of the map, and closes it again.
async function go_to(page, place) {
  await page.locator("#list-all").click();
  await row_of(page, place).getByRole("button").click();
  await page.keyboard.press("Escape");
  await frame(page);
}

describe("a page of seven incidents", () => {
  test("shows its heading, counts and period", async () => {
    const page = await opened("sample.html");
    assert.match(await status(page), /^7 of 7 incidents, 6 in view$/);
    assert.match(await page.locator("#subtitle").textContent(), /29 Feb 2024 – 12 May 2024 · reported, not verified/);
    assert.match(await page.locator("#about").textContent(), /Reported, not verified.*7 incidents.*latest fresh number.*Daily Sample.*Made 2024-05-13/s);
  });

  test("draws on the canvas, in the colours of the scheme", async () => {
    const colours = async page => page.evaluate(() => {
      const canvas = document.querySelector("#map canvas");
      const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let i = 0; i < data.length; i += 4 * 97) seen.add(`${data[i]} ${data[i + 1]} ${data[i + 2]}`);
      return [seen.size, `${data[0]} ${data[1]} ${data[2]}`];
    });
    let page = await opened("sample.html");
    const [n_light, sea_light] = await colours(page);
    assert.ok(n_light > 5, `${n_light} colours`);
    assert.equal(sea_light, "220 232 240");
    await page.locator("#scheme").click();
    await frame(page);
    assert.equal((await colours(page))[1], "14 24 33");
    page = await opened("sample.html", {colorScheme: "dark"});
    assert.equal((await colours(page))[1], "14 24 33");
    assert.equal(await page.locator("#scheme").getAttribute("aria-pressed"), "true");
  });

  test("text of reports stays text", async () => {
    const page = await opened("sample.html");
    await page.locator("#list-all").click();
    await row_of(page, "<script>").getByRole("button").click();
    const popup = page.locator(".leaflet-popup-content");
    assert.match(await popup.textContent(), /<script>window\.broken = 3<\/script>/);
    assert.match(await popup.locator("q").textContent(), /<\/script><script>window\.broken = 1<\/script><img src=x/);
    assert.equal(await popup.locator("script, img, b").count(), 0);
    assert.equal(await page.evaluate(() => window.broken), undefined);
  });

  test("only links of the web are links", async () => {
    const page = await opened("sample.html");
    await page.locator("#list-all").click();
    await row_of(page, "<script>").getByRole("button").click();
    assert.equal(await page.locator(".leaflet-popup-content a").count(), 0);
    assert.match(await page.locator(".leaflet-popup-content").textContent(), /Hostile "><b>Source/);
    await page.keyboard.press("Escape");
    await row_of(page, "Northland").getByRole("button").click();
    const link = page.locator(".leaflet-popup-content a").first();
    assert.equal(await link.getAttribute("href"), "https://example.org/1");
    assert.match(await link.getAttribute("rel"), /noopener/);
    assert.equal(await page.evaluate(() => [...document.links].filter(a => !/^(https?:|#|file:)/.test(a.href)).length), 0);
  });

  test("an incident shows its claims: words, speaker, stance, sharing", async () => {
    const page = await opened("sample.html");
    await page.locator("#list-all").click();
    await row_of(page, "Northland").getByRole("button").click();
    const text = await page.locator(".leaflet-popup-content").textContent();
    assert.match(text, /11 May 2024 – 12 May 2024 · province/);
    assert.match(text, /Killed16Injured≥ 36/);
    assert.match(text, /more than 40 targets.*shared.*for all of: Northland, Eastland.*more than 40 depots were hit.*the ministry \(official\)/s);
  });

  test("the slider leaves only the days between its thumbs", async () => {
    const page = await opened("sample.html");
    await page.locator("#from").focus();
    await page.keyboard.press("End"); // 12 May: the last day
    assert.match(await status(page), /^5 of 7/); // three of that day, two without a date
    assert.equal(await page.locator("#from").getAttribute("aria-valuetext"), "12 May 2024");
    assert.equal(await page.locator("#period").textContent(), "12 May 2024");
    await page.locator("#undated").uncheck();
    assert.match(await status(page), /^3 of 7/);
    await page.locator("#to").focus();
    await page.keyboard.press("Home"); // pushes the other thumb back to the first day
    assert.equal(await page.locator("#period").textContent(), "29 Feb 2024");
    assert.match(await status(page), /^1 of 7/);
    await page.locator("#all-time").click();
    assert.match(await status(page), /^5 of 7/);
    assert.ok(await page.locator("#histogram rect.in").count() > 10);
  });

  test("filters: measure, source, precision, confidence", async () => {
    const page = await opened("sample.html");
    const told = async wanted => {
      await frame(page);
      assert.match(await status(page), wanted);
    };
    await page.getByLabel(/^injured/).check();
    await told(/^2 of 7/);
    await page.getByLabel(/^strikes/).check(); // either will do
    await told(/^3 of 7/);
    await page.locator("#reset").click();
    await told(/^7 of 7/);
    await page.locator("#source").selectOption({label: "Daily Sample (2)"});
    await told(/^2 of 7/);
    await page.locator("#reset").click();
    await page.locator("#precision").selectOption("2");
    await told(/^3 of 7/);
    await page.locator("#reset").click();
    await page.locator("#confidence").fill("95");
    await told(/^0 of 7/);
    assert.equal(await page.locator("#confidence-value").textContent(), "95 %");
  });

  test("the table follows the map, and lists what has no place", async () => {
    const page = await opened("sample.html");
    assert.equal(await rows(page).count(), 6);
    await go_to(page, "Chasiv Yar");
    await page.locator("#list-view").click();
    assert.equal(await rows(page).count(), 1);
    await page.locator("#list-unlocated").click();
    assert.match(await rows(page).first().textContent(), /-Nowhere/);
    await rows(page).first().getByRole("button").click();
    assert.match(await page.locator("#sheet").textContent(), /-Nowhere.*place not known/s);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#sheet").isVisible(), false);
  });

  test("the table works with the keyboard alone", async () => {
    const page = await opened("sample.html");
    await page.locator("#list-all").focus();
    await page.keyboard.press("Enter");
    await rows(page).first().getByRole("button").focus();
    await page.keyboard.press("ArrowDown");
    const second = await rows(page).nth(1).getByRole("button").textContent();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), second);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H3");
    assert.match(await page.evaluate(() => document.activeElement.textContent), new RegExp(second));
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".leaflet-popup").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), second);
    const dates = async () => page.locator("#table tbody td.date").allTextContents();
    const ascending = await dates();
    assert.equal(ascending.at(-1), "–");
    await page.getByRole("button", {name: "Killed"}).focus();
    await page.keyboard.press("Enter");
    assert.match(await rows(page).first().textContent(), /Chasiv Yar/);
    assert.equal(await page.locator("th[aria-sort]").getAttribute("aria-sort"), "descending");
    await page.locator("#map").focus();
    const before_zoom = await scale(page);
    await page.keyboard.press("Minus");
    await page.waitForFunction(was => document.querySelector(".leaflet-control-scale-line").textContent !== was, before_zoom);
  });

  test("a click on a symbol, on an area and on its name opens them", async () => {
    const page = await opened("sample.html");
    await go_to(page, "Chasiv Yar");
    await page.mouse.click(...await middle_of_map(page));
    assert.match(await page.locator(".leaflet-popup-content h3").textContent(), /Chasiv Yar/);
    assert.match(await page.locator(".leaflet-popup-content").textContent(), /cannot both be true/);
    await page.keyboard.press("Escape");
    await go_to(page, "Northland");
    await page.mouse.click(...await middle_of_map(page));
    assert.match(await page.locator(".leaflet-popup-content h3").textContent(), /Northland/);
  });

  test("symbols that lie on one another come apart by a click", async () => {
    const page = await opened("sample.html");
    const before_click = await scale(page);
    const box = await page.locator("#map").boundingBox();
    let found = false;
    for (let x = 20; x < box.width && !found; x += 8) { // wherever the cursor says that there is something
      for (let y = 70; y < box.height && !found; y += 8) {
        await page.mouse.move(box.x + x, box.y + y);
        const told = await page.evaluate(() => document.querySelector(".leaflet-tooltip")?.textContent ?? "");
        if (!(told.includes("الرمادي") && told.includes("broken"))) continue;
        found = true;
        await page.mouse.click(box.x + x, box.y + y);
      }
    }
    assert.ok(found);
    await page.waitForFunction(was => document.querySelector(".leaflet-control-scale-line").textContent !== was, before_click);
  });

  for (const [size_name, viewport] of Object.entries({wide, narrow})) {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing serious: ${size_name}, ${colorScheme}`, async () => {
        const page = await opened("sample.html", {viewport, colorScheme});
        assert.deepEqual(await serious_problems(page), []);
        await page.locator("#list-all").click();
        await row_of(page, "Northland").getByRole("button").click();
        assert.deepEqual(await serious_problems(page), []);
      });
    }
  }

  test("on a narrow window incidents open on a sheet, and nothing is wider than it", async () => {
    const page = await opened("sample.html", {viewport: narrow, hasTouch: true});
    await page.locator("#list-all").click();
    await row_of(page, "Chasiv Yar").getByRole("button").click();
    assert.ok(await page.locator("#sheet").isVisible());
    assert.equal(await page.locator(".leaflet-popup").count(), 0);
    await page.locator("#sheet-close").click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), narrow.width);
  });
});

test("a page without incidents says so", async () => {
  const page = await opened("empty.html");
  assert.equal(await status(page), "0 of 0 incidents, 0 in view");
  assert.equal(await page.locator("#period").textContent(), "No incident is dated");
});

test("ten thousand incidents stay smooth", async () => {
  const page = await opened("many.html");
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  assert.match(await status(page), /^10,000 of 10,000/);
  const [x, y] = await middle_of_map(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = page.evaluate(() => new Promise(done => {
    const times = [];
    const step = now => {
      times.push(now);
      if (times.length < 60) requestAnimationFrame(step);
      else done(times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b));
    };
    requestAnimationFrame(step);
  }));
  for (let i = 0; i < 40; ++i) await page.mouse.move(x + 6 * i, y + 3 * i);
  await page.mouse.up();
  const times = await frames;
  const median = times[times.length >> 1], worst = times.at(-1);
  const filtered = await page.evaluate(() => new Promise(done => {
    const start = performance.now();
    const input = document.getElementById("from");
    input.value = Number(input.min) + 300;
    input.dispatchEvent(new Event("input"));
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
  }));
  console.log(`first paint ${painted.toFixed(0)} ms; pan: median frame ${median.toFixed(1)} ms, worst ${worst.toFixed(0)} ms; filter ${filtered.toFixed(0)} ms`);
  assert.ok(painted < 4000, `first paint after ${painted} ms`);
  assert.ok(median < 100, `a frame of a pan takes ${median} ms`);
  assert.ok(filtered < 1000, `a move of the slider takes ${filtered} ms`);
});
