import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

for (const [index, page] of readFileSync(process.env.BENCH_PAGES, 'utf8').split('\n').filter(Boolean).entries()) {
  test(page, async ({ page: tab }) => {
    await tab.goto(page);
    await expect(tab).toHaveScreenshot(`${index}.png`, { fullPage: true });
  });
}
