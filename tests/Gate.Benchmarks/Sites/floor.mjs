// The floor: what Chromium needs for the pictures alone. Bare DevTools protocol over pipes, several browser processes with one
// reused page each; load, fonts, one capture beyond the viewport, the file written. Nothing settles, nothing is compared.
//
// node floor.mjs BROWSER COUNT OUT WIDTHxHEIGHT < addresses, one a line
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [browser, count, out, size] = process.argv.slice(2);
const [width, height] = size.split('x').map(Number);
const addresses = readFileSync(0, 'utf8').split('\n').filter(Boolean);
mkdirSync(out, { recursive: true });
let next = 0;

class Connection {
  #last = 0;
  #calls = new Map();
  #waits = new Map();
  constructor(input, output) {
    this.input = input;
    let parts = [];
    output.on('data', (chunk) => {
      for (let end; (end = chunk.indexOf(0)) >= 0; chunk = chunk.subarray(end + 1)) {
        this.#hear(JSON.parse(Buffer.concat([...parts, chunk.subarray(0, end)]).toString()));
        parts = [];
      }
      if (chunk.length > 0) parts.push(chunk);
    });
  }
  send(method, params = {}, sessionId) {
    const id = ++this.#last;
    this.input.write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    return new Promise((resolve, reject) => this.#calls.set(id, { resolve, reject }));
  }
  once(event) {
    return new Promise((resolve) => this.#waits.set(event, resolve));
  }
  #hear(message) {
    const call = this.#calls.get(message.id);
    if (call) {
      this.#calls.delete(message.id);
      if (message.error) call.reject(new Error(message.error.message));
      else call.resolve(message.result);
    } else if (this.#waits.has(message.method)) {
      this.#waits.get(message.method)(message.params);
      this.#waits.delete(message.method);
    }
  }
}

const lane = async () => {
  const profile = mkdtempSync(join(tmpdir(), 'gate-floor-'));
  const child = spawn(browser, ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-lcd-text', '--font-render-hinting=none',
    '--force-color-profile=srgb', '--no-first-run', '--disable-extensions', '--disable-background-networking', '--remote-debugging-pipe', `--user-data-dir=${profile}`],
  { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const connection = new Connection(child.stdio[3], child.stdio[4]);
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method, params) => connection.send(method, params, sessionId);
  await page('Page.enable');
  await page('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  for (let index = next++; index < addresses.length; index = next++) {
    const loaded = connection.once('Page.loadEventFired');
    const { errorText } = await page('Page.navigate', { url: addresses[index] });
    if (errorText) throw new Error(`${addresses[index]}: ${errorText}`);
    await loaded;
    await page('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => 0)', awaitPromise: true });
    const { cssContentSize } = await page('Page.getLayoutMetrics');
    const { data } = await page('Page.captureScreenshot', {
      format: 'png', optimizeForSpeed: true, captureBeyondViewport: true,
      clip: { x: 0, y: 0, width: cssContentSize.width, height: cssContentSize.height, scale: 1 },
    });
    writeFileSync(join(out, `${index}.png`), Buffer.from(data, 'base64'));
  }
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await connection.send('Browser.close');
  await gone;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
};

await Promise.all(Array.from({ length: Number(count) }, lane));
