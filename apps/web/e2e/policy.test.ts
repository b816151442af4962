// Learned policies on the page: chosen in the dialog or dropped on the page, they play; wrong files are refused.
import { createMatch, prepareAgent, verifyPolicies } from '@jixia/arena';
import { agentHost } from '@jixia/arena/node';
import { decodeReplay, verifyReplay } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import { quantisePolicy } from '@jixia/learn';
import { loadPolicy } from '@jixia/learn/policy';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { saveReplay, setUpPages, waitForDecision } from './site.ts';
import { untrainedPolicy } from './untrained-policy.ts';

const withPage = setUpPages();
let policy: Buffer;

beforeAll(async () => {
  policy = await untrainedPolicy(await loadScenario('moba-1v1'), 1);
});

const drop = (page: Page, name: string, bytes: Buffer): Promise<void> =>
  page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], fileName));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, [...bytes]] as const,
  );

const problem = (page: Page) => expect.poll(() => page.getByTestId('problem').textContent());

test.each([
  ['', {}, false],
  [' with memory', { kind: 'entity', attention: 2, targetAttention: true, recurrent: 'lstm' }, false],
  [' in whole numbers', {}, true],
])('a policy%s that is dropped on the page plays a match that verifies', async (_name, network, isExact) => {
  const { manifest } = await loadScenario('moba-1v1');
  const float = await untrainedPolicy(await loadScenario('moba-1v1'), 1, network);
  const policy = isExact ? Buffer.from(quantisePolicy(float, new Float32Array(manifest.observation.size))) : float;
  await withPage(async (page) => {
    await drop(page, 'mine.onnx', policy);
    await page.getByTestId('start').waitFor();
    expect(await page.getByTestId('agent-0').inputValue()).toBe('policy');
    await page.getByTestId('start').click();
    await page.waitForSelector('[data-testid=scoreboard] >> text=mine');
    await page.locator('[data-speed="16"]').click();
    await waitForDecision(page, 120);
    await page.getByTestId('play').click();
    const bytes = await saveReplay(page);
    const scenario = await loadScenario('moba-1v1');
    expect(verifyReplay(bytes, scenario)).toMatchObject({ ok: true });
    const { agents, actions, setup, result } = decodeReplay(bytes);
    expect(agents.map(({ name }) => name)).toEqual(['policy:mine.onnx', 'bot:medium']);
    // Both agents decide on the page as they do in Node.
    const [own, bot] = await Promise.all([
      prepareAgent({ kind: 'policy', file: 'mine.onnx', mode: 'greedy', bytes: policy }, scenario, agentHost),
      prepareAgent({ kind: 'bot', name: 'medium' }, scenario),
    ]);
    const match = createMatch({
      scenario,
      agents: [own.create(), bot.create()],
      seed: setup.seed,
      config: setup.config,
    });
    while (match.decisions < result.decisions) await match.step();
    expect(match.finish().replay.actions).toEqual(actions);
    // In whole numbers that is no luck of this machine: replay and policy prove who decided.
    if (isExact) {
      const exact = await loadPolicy(policy, scenario.manifest);
      const found = await verifyPolicies({ scenario, replay: decodeReplay(bytes), policies: new Map([[0, exact]]) });
      expect(found).toEqual([
        { agent: 0, name: 'policy:mine.onnx', ok: true, decisions: result.decisions, difference: null },
      ]);
      await exact.close();
    }
    await own.close();
  });
});

test('a policy is chosen in the dialog, which refuses what is none', async () => {
  await withPage(async (page) => {
    await page.getByTestId('new-match').click();
    await page.getByTestId('agent-1').selectOption('policy');
    await page.getByTestId('start').click();
    await page.waitForSelector('[role=alert] >> text=Choose an .onnx file for Vermilion first.');
    const choose = (name: string, buffer: Buffer): Promise<void> =>
      page.getByTestId('policy-1').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await choose('hello.onnx', Buffer.from('hello'));
    await page.waitForSelector('[role=alert] >> text=hello.onnx');
    await choose('good.onnx', policy);
    await page.getByTestId('start').click();
    await page.waitForSelector('[data-testid=scoreboard] >> text=good');
    await waitForDecision(page, 10);
  });
});

test('a dropped file that is no policy, or nothing known, is named with what is wrong', async () => {
  await withPage(async (page) => {
    await drop(page, 'broken.onnx', Buffer.from('hello'));
    await problem(page).toContain('broken.onnx');
    await drop(page, 'notes.txt', Buffer.from('hello'));
    await problem(page).toContain('“notes.txt” is neither a .jxr replay nor an .onnx policy.');
    await waitForDecision(page, 2);
  });
});
