// SPDX-License-Identifier: Apache-2.0
// The review page in a real browser: review.html of write_sample_pages, and one that placeline writes. One failing promise is
// one failing test.
import assert from "node:assert/strict";
import {execFileSync} from "node:child_process";
import {readFileSync, writeFileSync} from "node:fs";
import {describe, test} from "node:test";
import {frame, middle_of_map, narrow, opened, serious_problems, wide} from "./pages.mjs";

const told = page => page.locator("#told").textContent();
const status = page => page.locator("#status").textContent();
const heading = page => page.locator("#item-heading").textContent();
const items = page => page.locator("#items button");
const columns = "action,event,report,quote,field,old,new,reviewer,date,reason";
const today = new Date().toLocaleDateString("sv", {timeZone: "America/St_Johns"}); // where run.py lets the browser live

// What a click on "Save" gives, as lines.
async function saved(page, save = () => page.locator("#save").click()) {
  const [download] = await Promise.all([page.waitForEvent("download"), save()]);
  assert.equal(download.suggestedFilename(), "corrections.csv");
  return readFileSync(await download.path(), "utf8");
}
// The rows of the saved file without who and when, as written.
async function saved_rows(page) {
  const [head, ...rows] = (await saved(page)).trimEnd().split("\n");
  assert.equal(head, columns);
  return rows.map(row => row.replace(`,,${today},`, ",*,"));
}
async function load(page, name, text) {
  await page.locator("#file").setInputFiles({name, mimeType: "text/csv", buffer: Buffer.from(text)});
  await page.waitForFunction(start => document.getElementById("told").textContent.startsWith(start), name);
}
const keys = async (page, ...names) => {
  for (const name of names) await page.keyboard.press(name);
};
const tab_to = async (page, wanted) => {
  for (let i = 0; i < 200; ++i) {
    if (await page.evaluate(words => document.activeElement.textContent.trim() === words || document.activeElement.getAttribute("aria-label") === words, wanted)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no Tab leads to ${wanted}`);
};

describe("a worklist of four incidents", () => {
  test("is ranked, and shows for each why, the quote in its context, the speaker and the rivals", async () => {
    const page = await opened("review.html");
    assert.deepEqual(await page.locator("#items .rank").allTextContents(), ["1", "2", "3", "4"]);
    assert.equal(await status(page), "0 of 4 incidents of the worklist decided");
    assert.match(await heading(page), /^1\. Chasiv Yar$/);
    assert.deepEqual(await page.locator(".why li").allTextContents(), ["place: two of that name are as likely", "reports r2 and r3 may tell of two events"]);
    assert.equal(await page.locator("blockquote").first().textContent(),
      "It was quiet until noon. A shell killed two people and wounded five near the station. Trains stood still.");
    assert.equal(await page.locator("blockquote mark").first().textContent(), "A shell killed two people and wounded five near the station.");
    assert.match(await page.locator(".report").first().textContent(), /Evening Sample.*2 killed.*rescuers \(rescue\).*5 injured/s);
    assert.match(await page.locator(".choices-list").textContent(), /1Chasiv Yar.*2Chasiv Yar, elsewhere Northland · 115 km away · 41 %3Yar/);
    assert.equal(await page.locator(".reasons li").textContent(), "the text names the district");
    assert.deepEqual((await page.locator(".place-mark").allTextContents()).sort(), ["1", "2", "3"]);
    assert.match(await page.locator("#item-content").textContent(), /Corrected before: actor1 @group – O\. Ther/);
  });

  test("works with the keyboard alone", async () => {
    const page = await opened("review.html");
    await page.locator("#reviewer").focus();
    await page.keyboard.type("R. Viewer");
    await keys(page, "Escape", "2"); // a rival
    assert.match(await told(page), /Chasiv Yar: Place: Chasiv Yar, elsewhere\./);
    assert.equal(await page.locator(".place-mark.chosen").textContent(), "2");
    await keys(page, "n"); // the first number: killed, low
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Killed, low");
    await keys(page, "Tab");
    await page.keyboard.type("3");
    await keys(page, "Enter");
    assert.deepEqual(await page.locator(".fields .changed").evaluateAll(inputs => inputs.map(input => input.value)), ["3", "3", "3"]);
    await keys(page, "Escape", "r");
    await page.keyboard.type("second wire, \"corrected\"");
    await keys(page, "Enter", "Escape", "a");
    assert.match(await heading(page), /^2\./);
    await keys(page, "d"); // the hostile one
    assert.match(await heading(page), /^3\. -Nowhere/);
    await keys(page, "p");
    await page.keyboard.type("95, 20");
    await keys(page, "Enter");
    assert.match(await page.locator("#position-told").textContent(), /Expected latitude and longitude/);
    await keys(page, "Control+a");
    await page.keyboard.type("-33.5, 36.25");
    await keys(page, "Tab", "ArrowDown", "Tab");
    await page.keyboard.type("Old mill, north");
    await keys(page, "Enter", "Escape");
    await tab_to(page, "Next"); // every control is reached
    await keys(page, "Enter");
    assert.match(await heading(page), /^4\. Northland/);
    await keys(page, "k", "k", "k");
    assert.match(await heading(page), /^1\. Chasiv Yar/);
    await keys(page, "w", "ArrowDown", "ArrowDown", "Enter");
    assert.match(await heading(page), /^3\. -Nowhere/);
    const text = await saved(page, () => page.keyboard.press("Control+s"));
    assert.equal(text, `${columns}
set,eee,,,place,t:5,t:far,R. Viewer,${today},"second wire, ""corrected"""
set,eee,,,kill_low,2,3,R. Viewer,${today},"second wire, ""corrected"""
set,eee,,,kill_best,2,3,R. Viewer,${today},"second wire, ""corrected"""
set,eee,,,kill_high,2,3,R. Viewer,${today},"second wire, ""corrected"""
lock,eee,,,,,,R. Viewer,${today},"second wire, ""corrected"""
drop,hostile,,,,,,R. Viewer,${today},
set,fff,,,place,,"'-33.5,36.25,2,Old mill, north",R. Viewer,${today},
`);
  });

  test("works with the mouse alone", async () => {
    const page = await opened("review.html");
    await page.locator(".place-mark.rival").filter({hasText: "3"}).click(); // on the map: a rival without an id
    assert.equal(await page.getByRole("button", {name: /^3\s*Yar/}).getAttribute("aria-pressed"), "true");
    const [x, y] = await middle_of_map(page);
    await page.mouse.click(x + 120, y - 120);
    assert.match(await told(page), /^Position 48\.\d+, 3\d\.\d+ taken/);
    const taken = (await page.locator("#position").inputValue()).replace(", ", ",");
    await page.locator("#position-precision").selectOption("2");
    await page.getByRole("button", {name: "Use this position"}).click();
    assert.match(await page.locator("#position-part summary").textContent(), new RegExp(`^Another position: ${taken},2$`));
    await page.getByRole("button", {name: "Split: another event"}).nth(1).click();
    await page.getByText("Correct this number").first().click();
    await page.getByLabel("Number of “2 killed”").fill("4");
    await page.getByRole("button", {name: "Drop this number"}).first().click(); // typed and clicked elsewhere: both count
    assert.equal(await page.locator(".gone").textContent(), "2 killed");
    await page.getByRole("button", {name: "Same event"}).first().click();
    await page.getByRole("button", {name: "Next"}).last().click();
    await page.getByRole("button", {name: "Drop", exact: true}).click();
    await page.locator("#which").selectOption("done");
    assert.equal(await items(page).count(), 2);
    assert.match(await items(page).nth(1).textContent(), /dropped/);
    assert.equal(await page.locator("#save").textContent(), "Save 6 corrections");
    assert.deepEqual(await saved_rows(page), [`set,eee,,,place,t:5,"${taken},2",*,`, "split,eee,r3,,,,,*,", "set,,r2,two people,kill_best,2,4,*,",
      "drop,,r2,two people,kill_best,,,*,", "merge,eee,,,,,hostile,*,", "drop,hostile,,,,,,*,"]);
  });

  test("takes everything back, step by step", async () => {
    const page = await opened("review.html");
    await keys(page, "2", "1", "a");
    assert.match(await heading(page), /^2\./);
    await keys(page, "u");
    assert.match(await heading(page), /^1\./); // where it was done
    assert.equal(await told(page), "Undone: Accepted.");
    await keys(page, "u");
    assert.equal(await page.locator(".choice[aria-pressed=true] bdi").textContent(), "Chasiv Yar, elsewhere");
    await page.getByRole("button", {name: /^Take back: place/}).click();
    assert.equal(await page.locator("#save").isDisabled(), true);
    await keys(page, "u", "u", "u");
    assert.equal(await told(page), "There is nothing to undo.");
    assert.equal(await status(page), "0 of 4 incidents of the worklist decided");
    await page.getByLabel("Killed, best", {exact: true}).fill("7");
    await keys(page, "Tab");
    assert.equal(await page.locator("#save").textContent(), "Save 3 corrections");
    await page.getByLabel("Killed, best", {exact: true}).fill("2"); // what was found is no correction
    await keys(page, "Tab");
    assert.equal(await page.locator("#save").isDisabled(), true);
  });

  test("refuses what is no number and no day, and says what is out of order", async () => {
    const page = await opened("review.html");
    for (const [label, text, words] of [["Killed, best", "-4", /whole number/], ["First day", "2024-02-30", /a day as in/]]) {
      await page.getByLabel(label, {exact: true}).fill(text);
      await keys(page, "Tab");
      assert.match(await told(page), words);
      assert.equal(await page.getByLabel(label, {exact: true}).getAttribute("aria-invalid"), "true");
    }
    assert.equal(await page.locator("#save").isDisabled(), true);
    await page.getByLabel("Injured, low").fill("9");
    await keys(page, "Tab");
    assert.match(await told(page), /out of order/);
    await page.getByLabel("Last day").fill("2024-05-01");
    await keys(page, "Tab");
    assert.match(await told(page), /last day is before the first/);
  });

  test("goes on where it was left", async () => {
    const page = await opened("review.html");
    await page.locator("#reviewer").fill("R. Viewer");
    await page.locator("#items button").nth(2).click();
    await keys(page, "a");
    await page.reload();
    assert.equal(await told(page), "Going on: 1 correction kept from before.");
    assert.match(await heading(page), /^4\./);
    assert.equal(await page.locator("#reviewer").inputValue(), "R. Viewer");
    assert.equal(await page.locator("#items li").nth(2).getAttribute("data-state"), "accepted");
  });

  test("says so where the browser keeps nothing, and asks before work is lost", async () => {
    const page = await opened("review.html", {}, context => context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {get() { throw new DOMException("not here", "SecurityError"); }});
    }));
    assert.match(await told(page), /keeps nothing.*save the corrections/);
    await keys(page, "a");
    const asked = new Promise(done => page.once("dialog", async dialog => {
      await dialog.dismiss();
      done(dialog.type());
    }));
    await page.close({runBeforeUnload: true});
    assert.equal(await asked, "beforeunload");
    await saved(page);
  });

  test("loads a corrections file and goes on, and loses no row of it", async () => {
    const page = await opened("review.html");
    await load(page, "mine.csv", `# kept by hand\n${columns},ticket\ndrop,older-id,,,,,,O. Ther,2024-05-14,not ours,T-1\n` +
      `set,,r2,A shell  killed two people and wounded five near the station.,stance,asserts,denies,,,,\nset,gone,,,kill_best,1,2,,,,T-2\n`);
    assert.equal(await told(page), "mine.csv: 3 corrections loaded; 1 of them for what is not on this page: they are saved along.");
    assert.equal(await page.locator("#items li").first().getAttribute("data-state"), "dropped"); // by an id that it replaces
    await keys(page, "j", "a");
    assert.equal(await saved(page), `${columns},ticket
drop,older-id,,,,,,O. Ther,2024-05-14,not ours,T-1
set,,r2,A shell  killed two people and wounded five near the station.,stance,asserts,denies,,,,
set,gone,,,kill_best,1,2,,,,T-2
lock,hostile,,,,,,,${today},,
`);
    await keys(page, "u", "u");
    assert.equal(await page.locator("#save").isDisabled(), true);
    await load(page, "mine.ndjson", '{"action": "lock", "event": "fff", "new": null}\n{"action":"set","event":"bbb","field":"kill_best","old":16,"new":18}\n');
    assert.equal(await told(page), "mine.ndjson: 2 corrections loaded.");
    assert.equal(await page.locator("#items li").nth(2).getAttribute("data-state"), "accepted");
    await page.locator("#items button").nth(3).click();
    assert.equal(await page.getByLabel("Killed, best", {exact: true}).inputValue(), "18");
    await load(page, "mine.tsv", "action\tevent\tscore\nlock\taaa\t4\n\tbbb\t3\n"); // a worklist, filled in by half
    assert.equal(await told(page), "mine.tsv: 1 correction loaded.");
  });

  test("says what is wrong with a file, and loads nothing of it", async () => {
    const page = await opened("review.html");
    for (const [name, text, words] of [["a.csv", "id;place\n1;2\n", /^a\.csv: no column "action"/], ["b.csv", `${columns}\nset,eee,,,kill_best,,2\nmove,eee\n`, /^b\.csv: line 3: action is "move"/],
      ["c.csv", `${columns}\n"drop,eee\n`, /^c\.csv: line 2: a quotation mark is not closed/], ["d.ndjson", "{\"action\":\n", /^d\.ndjson: line 1: no JSON/], ["e.csv", "", /^e\.csv: no column/]]) {
      await load(page, name, text);
      assert.match(await told(page), words);
      assert.match(await told(page), /Nothing was loaded\.$/);
    }
    assert.equal(await page.locator("#save").isDisabled(), true);
  });

  test("text of reports stays text, and no formula leaves the page", async () => {
    const page = await opened("review.html");
    await items(page).nth(1).click();
    await keys(page, "2"); // a rival whose id is a formula
    await page.locator("#reason").fill("=1+1");
    await keys(page, "Tab");
    await page.locator("#merge-id").fill("eee");
    await keys(page, "Enter");
    const [row] = await saved_rows(page);
    assert.equal(row, "set,hostile,,,place,t:h,'=cmd|' /C calc'!A0,*,'=1+1");
    assert.equal(await page.locator("#item-content, #items").locator("script, img, b").count(), 0);
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.equal(await page.evaluate(() => [...document.links].filter(a => !/^(https?:|#|file:)/.test(a.href)).length), 0);
    await load(page, "back.csv", `${columns}\n${row}\n`);
    assert.equal(await page.locator(".choice[aria-pressed=true] .mark").textContent(), "2"); // read back as it was
  });

  test("a symbol of the map opens its incident", async () => {
    const page = await opened("review.html");
    await items(page).nth(2).click(); // without a place: the whole map
    const box = await page.locator("#map").boundingBox();
    let at = null;
    for (let x = 10; x < box.width && !at; x += 13) { // wherever the cursor says what is there
      for (let y = 10; y < box.height && !at; y += 13) {
        await page.mouse.move(box.x + x, box.y + y);
        const words = await page.evaluate(() => document.querySelector(".leaflet-tooltip")?.textContent ?? "");
        if (words.startsWith("Chasiv Yar:")) at = [box.x + x, box.y + y];
      }
    }
    assert.ok(at);
    await page.mouse.click(...at);
    await page.locator(".leaflet-popup .choices button").click();
    assert.match(await heading(page), /^1\. Chasiv Yar/);
    assert.equal(await page.locator("#position").inputValue(), ""); // that was no position
  });

  test("single keys can be turned off", async () => {
    const page = await opened("review.html");
    await keys(page, "?");
    assert.match(await page.locator("#help").textContent(), /accept, and on to the next/);
    await page.locator("#single-keys").uncheck();
    await keys(page, "Escape", "a");
    assert.equal(await status(page), "0 of 4 incidents of the worklist decided");
  });

  for (const [size_name, viewport] of Object.entries({wide, narrow})) {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing serious: ${size_name}, ${colorScheme}`, async () => {
        const page = await opened("review.html", {viewport, colorScheme});
        assert.deepEqual(await serious_problems(page), []);
        await keys(page, "2");
        await page.evaluate(() => document.querySelectorAll("details").forEach(details => { details.open = true; }));
        assert.deepEqual(await serious_problems(page), []);
        await keys(page, "?");
        assert.deepEqual(await serious_problems(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
      });
    }
  }
});

test("a worklist without incidents says so", async () => {
  const page = await opened("review-empty.html");
  assert.match(await page.locator("#item-content").textContent(), /There is no incident to review/);
  await keys(page, "a", "j", "1", "s", "u");
});

// placeline as a user runs it; NDJSON that it prints.
function placeline(...args) {
  const out = execFileSync(process.env.PLACELINE, args, {encoding: "utf8", stdio: ["ignore", "pipe", "inherit"]});
  return out.split("\n").filter(line => line !== "").map(line => JSON.parse(line));
}
const summary = incidents => incidents.map(({place, date_start, killed, injured, reports}) => [place.name, place.country, date_start, killed.low, killed.best, killed.high, injured.best, reports.join(" ")]);

describe("what is decided on the page is what placeline says from then on", () => {
  const before = () => placeline("merge", "review_reports.ndjson");
  const decided = async page => {
    writeFileSync("corrections.csv", await saved(page));
    return placeline("merge", "review_reports.ndjson", "--corrections", "corrections.csv");
  };
  const reviewed = async () => {
    placeline("review", "review_reports.ndjson", "-o", "review-real.html", "--overwrite");
    const page = await opened("review-real.html");
    await page.locator("#which").selectOption("all");
    return page;
  };
  const open = (page, words) => items(page).filter({hasText: words}).first().click();

  test("places, numbers and drops, by keyboard", async () => {
    const found = before();
    assert.deepEqual(summary(found)[3], ["Tripoli", "LY", "2023-08-14", 55, 55, 55, 146, "wire-1"]);
    const page = await reviewed();
    await open(page, "55 killed");
    assert.match(await page.locator("blockquote").textContent(), /^.*south of Tripoli.*55 people were killed.*calm again\.$/s);
    await keys(page, "p");
    await page.keyboard.type("32.83, 13.25");
    await keys(page, "Tab", "Tab");
    await page.keyboard.type("Airport road, Tripoli");
    await keys(page, "Enter", "Escape", "a");
    await open(page, "Belgorod");
    await keys(page, "d");
    await open(page, "Kharkiv");
    await keys(page, "n");
    await page.keyboard.type("7");
    await keys(page, "Tab", "Tab", "Tab", "Tab");
    await page.keyboard.type("12");
    await keys(page, "Enter", "Escape");
    const now = await decided(page);
    assert.deepEqual(summary(now).filter(([name]) => /road|Kharkiv|Belgorod/.test(name)), [
      ["Airport road, Tripoli", "LY", "2023-08-14", 55, 55, 55, 146, "wire-1"],
      ["Kharkiv", "UA", "2024-04-06", 7, 7, 7, 12, "daily-1 wire-2"]]);
    const airport = now.find(({place}) => place.name.startsWith("Airport"));
    assert.deepEqual([airport.id, airport.place.lat, airport.place.lon, airport.place.where_prec], [found[3].id, 32.83, 13.25, 1]);
  });

  test("merges, splits and numbers of one report, by mouse", async () => {
    const page = await reviewed();
    await open(page, "Chasiv Yar");
    await page.locator(".joins li").filter({hasText: "Kramatorsk"}).getByRole("button", {name: "Same event"}).click();
    await open(page, "Kharkiv");
    await page.locator(".report").filter({hasText: "daily-1"}).getByRole("button", {name: "Split: another event"}).click();
    const number = page.locator(".claims li").filter({hasText: "11 injured"});
    await number.getByText("Correct this number").click();
    await number.getByLabel(/^Number/).click();
    await number.getByLabel(/^Number/).fill("10");
    await number.getByLabel(/^Stance/).selectOption("unconfirmed"); // what is typed stays while another field changes
    await page.locator("#item-heading").click();
    const now = summary(await decided(page));
    assert.deepEqual(now.filter(([name]) => /Chasiv|Kramatorsk/.test(name)).map(row => [row[0], row[7]]), [["Chasiv Yar", "daily-2 monitor-1"]]);
    assert.deepEqual(now.filter(([name]) => /Kharkiv/.test(name)).map(row => row[7]).sort(), ["daily-1", "wire-2"]);
    const wire = (await decided(page)).find(({reports}) => reports[0] === "wire-2");
    assert.deepEqual(wire.injured, {low: 0, best: null, high: 10});
  });

  test("a page made with the corrections tells of them, and no longer asks what is decided", async () => {
    const page = await reviewed();
    const n = Number(/of (\d+)/.exec(await status(page))[1]);
    await open(page, "Belgorod");
    await keys(page, "1", "a");
    writeFileSync("corrections.csv", await saved(page));
    placeline("review", "review_reports.ndjson", "--corrections", "corrections.csv", "-o", "review-again.html", "--overwrite");
    const again = await opened("review-again.html");
    assert.ok(Number(/of (\d+)/.exec(await status(again))[1]) < n);
    await again.locator("#which").selectOption("all");
    await open(again, "Belgorod");
    assert.match(await again.locator("#item-content").textContent(), /Corrected before: .*place/);
  });
});

test("a worklist of ten thousand stays quick", async () => {
  const page = await opened("review-many.html");
  assert.equal(await status(page), "0 of 10,000 incidents of the worklist decided");
  const milliseconds = await page.evaluate(() => {
    const start = performance.now();
    for (const key of ["a", "a", "j", "d", "u"]) document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
    return (performance.now() - start) / 5;
  });
  assert.equal(await status(page), "2 of 10,000 incidents of the worklist decided");
  console.log(`a key: ${milliseconds.toFixed(0)} ms`);
  assert.ok(milliseconds < 500, `a key takes ${milliseconds} ms`);
});
