// SPDX-License-Identifier: MIT
// look.cjs MODULES URL FILE...: prints as JSON, for each KML under URL, the colours that a globe has at the places asked for.
const [modules, url, ...files] = process.argv.slice(2);
const { chromium } = require(`${modules}/playwright-core`);

const PLACES = { pole: [0, 89.5], "antimeridian west": [-179, 85], "antimeridian east": [179, 85], greenland: [-40, 80],
                 asia: [90, 75], outside: [-100, 55], "far outside": [-60, 50] };

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
                                                 "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"] });
  const page = await browser.newPage({ viewport: { width: 240, height: 240 } });
  page.on("pageerror", (error) => console.error(String(error)));
  await page.goto(`${url}/globe.html`);
  await page.waitForFunction("window.ready", null, { timeout: 60000 });
  const found = {};
  for (const file of files) {
    const areas = await page.evaluate((name) => window.show(name, 20, 75, 1.2e7), file);
    // Areas appear when the viewer's workers have cut them up: look until two looks see the same, and something.
    let colours, before;
    for (let look = 0; look < 20; ++look) {
      await page.evaluate(() => window.frames(8));
      before = JSON.stringify(colours);
      colours = {};
      for (const [name, place] of Object.entries(PLACES)) {
        colours[name] = await page.evaluate(([lon, lat]) => window.colour(lon, lat), place);
      }
      const something = Object.values(colours).some((colour) => colour[0] < 240);
      if (JSON.stringify(colours) === before && (something || look > 6)) break;
    }
    found[file] = { areas, colours };
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${file}.png` });
  }
  console.log(JSON.stringify(found));
  await browser.close();
})().catch((error) => { console.error(String(error)); process.exit(1); });
