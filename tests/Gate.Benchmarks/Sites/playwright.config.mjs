// Playwright Test at its best: one worker a core, every page on its own, exact comparison.
import { defineConfig } from '@playwright/test';

const [width, height] = process.env.BENCH_SIZE.split('x').map(Number);
export default defineConfig({
  testDir: '.',
  testMatch: 'pages.spec.mjs',
  outputDir: 'results',
  snapshotPathTemplate: 'snapshots/{arg}{ext}',
  fullyParallel: true,
  workers: Number(process.env.BENCH_WORKERS),
  reporter: [['html', { open: 'never', outputFolder: 'report' }]],
  expect: { toHaveScreenshot: { threshold: 0, maxDiffPixels: 0, animations: 'disabled' } },
  use: {
    viewport: { width, height },
    baseURL: process.env.BENCH_BASE,
    launchOptions: {
      executablePath: process.env.BENCH_BROWSER,
      args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--disable-lcd-text', '--font-render-hinting=none', '--force-color-profile=srgb'],
    },
  },
});
