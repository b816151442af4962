// The page, driven in a headless browser against the real server and rules.
import { playMatch, prepareAgent } from '@jixia/arena';
import { decodeReplay, encodeReplay, ReplayPlayer, recordActions, verifyReplay } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decisionOf, saveReplay, setUpPages, waitForDecision } from './site.ts';

const withPage = setUpPages();

/** Where in the actions of a record side 0 pressed a button. */
const buttons = (actions: Int32Array, button: number): number[] =>
  Array.from(actions.keys()).filter((at) => at % 12 === 0 && actions[at] === button);

/** Where the hero of side 0 stands. */
const heroPlace = (player: ReplayPlayer): { x: number; z: number } => {
  const { render } = player.instance.manifest;
  const values = player.render();
  const width = render.unit.length;
  const count = values[render.header.indexOf('unitCount')] as number;
  for (let at = render.header.length; at < render.header.length + count * width; at += width) {
    const field = (name: string): number => values[at + render.unit.indexOf(name)] as number;
    if (field('team') === 0 && render.unitKinds[field('kind')] === 'hero') return { x: field('x'), z: field('z') };
  }
  throw new Error('the hero of side 0 is not on the map');
};

const openReplay = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.getByTestId('open-replay').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

test('a match starts at once, pauses, steps, and seeks forwards and back', async () => {
  await withPage(async (page) => {
    await waitForDecision(page, 5);
    await page.getByTestId('play').click();
    const paused = await decisionOf(page);
    await page.waitForTimeout(600);
    expect(await decisionOf(page)).toBe(paused);
    await page.getByTestId('step').click();
    await page.waitForFunction(
      (now) => Number(document.querySelector('[data-decision]')?.getAttribute('data-decision')) === now,
      paused + 1,
    );
    const timeline = await page.getByTestId('timeline').boundingBox();
    if (!timeline) throw new Error('no timeline');
    await page.mouse.click(timeline.x + timeline.width * 0.4, timeline.y + timeline.height / 2);
    await waitForDecision(page, 300);
    await page.mouse.click(timeline.x + 2, timeline.y + timeline.height / 2);
    await page.waitForFunction(
      () => Number(document.querySelector('[data-decision]')?.getAttribute('data-decision')) < 40,
    );
  });
});

test('the language switches, is remembered, and covers the page', async () => {
  await withPage(async (page) => {
    expect(await page.getByTestId('new-match').textContent()).toBe('New match');
    await page.locator('[data-language=zh]').click();
    expect(await page.getByTestId('new-match').textContent()).toBe('新对局');
    await page.reload();
    await page.waitForSelector('[data-testid=stage] canvas');
    expect(await page.getByTestId('new-match').textContent()).toBe('新对局');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh');
  });
});

test('same seed, same hash chain in Node and in the browser; a good replay verifies, a tampered one does not', async () => {
  await withPage(async (page) => {
    await page.locator('[data-speed="16"]').click();
    await waitForDecision(page, 160);
    await page.getByTestId('play').click();
    await page.getByTestId('verify').click();
    await page.waitForSelector('[data-testid=verdict][data-ok=true]');
    const bytes = await saveReplay(page);
    const scenario = await loadScenario('moba-1v1');
    const inNode = verifyReplay(bytes, scenario);
    expect(inNode).toMatchObject({ ok: true });
    expect(await page.getByTestId('proof-hash').textContent()).toBe(inNode.hash);
    const replay = decodeReplay(bytes);
    expect(replay.result.decisions).toBeGreaterThanOrEqual(160);
    const { agents, actions, setup } = replay;
    const again = recordActions({ scenario, seed: 42n, config: setup.config, agents, actions });
    expect(again.hash).toBe(inNode.hash);

    await openReplay(page, 'good.jxr', bytes);
    await page.waitForFunction(() => document.querySelector('[data-testid=proof-hash]') === null);
    await page.getByTestId('verify').click();
    await page.waitForSelector('[data-testid=verdict][data-ok=true]');
    expect(await page.getByTestId('proof-hash').textContent()).toBe(inNode.hash);

    // A forger who writes the digest anew: the file opens, and the re-run contradicts it.
    const forged = encodeReplay({ ...replay, result: { ...replay.result, winner: 1, endReason: 'crystal' } });
    await openReplay(page, 'forged.jxr', Buffer.from(forged));
    await page.waitForFunction(() => document.querySelector('[data-testid=verdict]') === null);
    await page.getByTestId('verify').click();
    await page.waitForSelector('[data-testid=verdict][data-ok=false]');
    expect(await page.getByTestId('verdict').textContent()).toContain('winner is -1, the replay says 1');

    const tampered = Buffer.from(bytes);
    const middle = Math.floor(tampered.length / 2);
    tampered[middle] = (tampered[middle] as number) ^ 1;
    await openReplay(page, 'tampered.jxr', tampered);
    await expect.poll(() => page.getByTestId('problem').textContent()).toContain('changed after it was written');
    await openReplay(page, 'cut.jxr', bytes.subarray(0, bytes.length - 40));
    await expect.poll(() => page.getByTestId('problem').textContent()).toContain('incomplete');
    await openReplay(page, 'foreign.jxr', Buffer.from('hello'));
    await expect.poll(() => page.getByTestId('problem').textContent()).toContain('not a Jixia replay');
  });
});

test('a whole match that Node played goes through the same states in the browser', async () => {
  const scenario = await loadScenario('moba-1v1');
  const bot = await prepareAgent({ kind: 'bot', name: 'strong' }, scenario);
  const played = await playMatch({ scenario, agents: [bot.create(), bot.create()], seed: 9n });
  await withPage(async (page) => {
    await openReplay(page, 'whole.jxr', Buffer.from(encodeReplay(played.replay)));
    await page.waitForSelector('[data-testid=scoreboard] >> text=Replay');
    await page.getByTestId('verify').click();
    await page.waitForSelector('[data-testid=verdict][data-ok=true]');
    expect(await page.getByTestId('proof-hash').textContent()).toBe(played.hash);
  });
});

test("a person's clicks move the hero", async () => {
  await withPage(async (page) => {
    await page.getByTestId('play-self').click();
    await page.waitForSelector('[data-testid=action-bar]');
    await waitForDecision(page, 3);
    const stage = await page.getByTestId('stage').boundingBox();
    if (!stage) throw new Error('no stage');
    await page.mouse.click(stage.x + stage.width * 0.85, stage.y + stage.height * 0.2, { button: 'right' });
    const from = await decisionOf(page);
    await waitForDecision(page, from + 25);
    const bytes = await saveReplay(page);
    const replay = decodeReplay(bytes);
    const { actions, agents } = replay;
    expect(agents[0]?.name).toBe('human');
    const moves = buttons(actions, 2);
    expect(moves.length).toBeGreaterThan(10);
    // To the right of the hero: moveX in the upper half.
    expect(moves.every((at) => (actions[at + 1] as number) >= 8)).toBe(true);
    const player = ReplayPlayer.of(await loadScenario('moba-1v1'), replay);
    const startCm = heroPlace(player);
    player.seek(replay.result.decisions);
    const endCm = heroPlace(player);
    expect(endCm.x - startCm.x).toBeGreaterThan(300);
  });
});

test('a phone shows the page without sideways scrolling, in both languages', async () => {
  for (const locale of ['en-US', 'zh-CN']) {
    await withPage(
      async (page) => {
        await waitForDecision(page, 2);
        const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
        expect(content).toBeLessThanOrEqual(screen as number);
        await page.getByTestId('play-self').click();
        await page.waitForSelector('[data-testid=stick]');
        const stick = await page.getByTestId('stick').boundingBox();
        if (!stick) throw new Error('no stick');
        const [x, y] = [stick.x + stick.width / 2, stick.y + stick.height / 2];
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + 40, y + 2, { steps: 3 });
        await waitForDecision(page, (await decisionOf(page)) + 12);
        await page.mouse.up();
        const { actions } = decodeReplay(await saveReplay(page));
        const moves = buttons(actions, 2);
        expect(moves.length).toBeGreaterThan(5);
        expect(moves.every((at) => actions[at + 1] === 15)).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      },
      { width: 390, height: 844, locale },
    );
  }
});
