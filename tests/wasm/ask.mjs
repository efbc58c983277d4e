// SPDX-License-Identifier: MIT
// Requests on standard input, one JSON object a line: {"file": where the answer goes, "options": …}. For tests.
import {readFileSync, writeFileSync} from 'node:fs';
import {rangeband, RangebandError} from '../../src/wasm/npm/rangeband.js';

const engine = await rangeband();
for (const line of readFileSync(0, 'utf8').split('\n')) {
    if (!line) continue;
    const {file, call, options, format} = JSON.parse(line);
    let answer;
    try {
        answer = call === 'reach' ? JSON.stringify(engine.reach(options)) : engine.write(options, format).text;
    } catch (error) {
        if (!(error instanceof RangebandError)) throw error;
        answer = `${error.kind}: ${error.message}`;
    }
    writeFileSync(file, answer);
}
