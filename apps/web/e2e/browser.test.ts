// The browser that the page tests need: it starts, and it draws with WebGL.

import { launchBrowser } from '@jixia/bench/browser';
import { expect, test } from 'vitest';

test('a browser starts and offers WebGL 2 and WebAssembly SIMD', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const offers = await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      // A module with one function that returns v128.const 0: valid only where SIMD is.
      const simd = new Uint8Array([
        0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 22, 1, 20, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 11,
      ]);
      return { gl: gl?.getParameter(gl.MAX_TEXTURE_SIZE) ?? 0, simd: WebAssembly.validate(simd) };
    });
    expect(offers.gl).toBeGreaterThanOrEqual(2048);
    expect(offers.simd).toBe(true);
  } finally {
    await browser.close();
  }
});
