// Answers one JSON line for each line asked: { name, a, b } -> { ms, equal }. Packages come from the folder in the first argument.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tmpdir } from 'node:os';

const require = createRequire(join(process.argv[2], 'package.json'));
const load = name => import(pathToFileURL(require.resolve(name)).href);
const { compare } = require('@blazediff/bin');
const { ODiffServer } = require('odiff-bin');
const { PNG } = require('pngjs');
const looksSame = require('looks-same');
const pixelmatch = (await load('pixelmatch')).default;
const { diff: core } = require('@blazediff/core');
const server = new ODiffServer();
const drawn = join(tmpdir(), `gate-bench-${process.pid}.png`);
const read = path => PNG.sync.read(readFileSync(path));

const tools = {
  '@blazediff/bin binding': async (a, b) => (await compare(a, b, undefined, { threshold: 0, antialiasing: false })).match,
  'odiff server': async (a, b) => (await server.compare(a, b, drawn, { threshold: 0, antialiasing: false })).match,
  'pixelmatch + pngjs': async (a, b) => {
    const [one, two] = [read(a), read(b)];
    return pixelmatch(one.data, two.data, null, one.width, one.height, { threshold: 0, includeAA: true }) === 0;
  },
  '@blazediff/core + pngjs': async (a, b) => {
    const [one, two] = [read(a), read(b)];
    return core(one.data, two.data, undefined, one.width, one.height, { threshold: 0, includeAA: true }) === 0;
  },
  'looks-same strict': async (a, b) => (await looksSame(a, b, { strict: true })).equal,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { name, a, b } = JSON.parse(line);
  try {
    const start = performance.now();
    const equal = await tools[name](a, b);
    console.log(JSON.stringify({ ms: performance.now() - start, equal }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}

server.stop();
