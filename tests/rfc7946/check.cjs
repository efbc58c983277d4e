// SPDX-License-Identifier: MIT
// Says what two checkers find in GeoJSON files: check.cjs MODULES FILE…
// geojsonhint knows the right-hand rule and the members that RFC 7946 forbids, check-geojson the structure of each value.
const fs = require("fs");
const path = require("path");

const [modules, ...files] = process.argv.slice(2);
const { hint } = require(path.join(modules, "@mapbox/geojsonhint"));
const { getIssues } = require(path.join(modules, "@placemarkio/check-geojson"));

let found = 0;
for (const file of files) {
  const text = fs.readFileSync(file, "utf8");
  const issues = [...hint(text), ...getIssues(text)];
  found += issues.length;
  for (const issue of issues.slice(0, 5)) console.log(`${path.basename(file)}: ${issue.message}`);
}
process.exit(found > 0 ? 1 : 0);
