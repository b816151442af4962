import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scenarioIds } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkGolden, goldenFolder, updateGolden } from './golden-replays.ts';

test.each(scenarioIds())('%s: every hero has a golden replay, and all verify', async (id) => {
  const scenario = await loadScenario(id);
  expect(await checkGolden(scenario, goldenFolder(scenario))).toEqual([]);
});

describe('the keeping of golden replays', () => {
  let folder: URL;
  beforeEach(async () => {
    folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'jixia-golden-'))}/`);
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('writes one per hero and a mixed one, and finds what is missing, damaged or of other rules', async () => {
    const scenario = await loadRingDuel();
    await writeFile(new URL('ring-duel-gone.jxr', folder), '');
    await writeFile(new URL('other-scenario.jxr', folder), '');
    const files = await updateGolden(scenario, folder);
    expect(files).toEqual(['ring-duel-slim.jxr', 'ring-duel-stout.jxr', 'ring-duel-mixed.jxr']);
    expect((await readdir(folder)).sort()).toEqual([...files, 'other-scenario.jxr'].sort());
    expect(await checkGolden(scenario, folder)).toEqual([]);

    const slim = new URL('ring-duel-slim.jxr', folder);
    const bytes = await readFile(slim);
    bytes[100]! ^= 1;
    await writeFile(slim, bytes);
    await rm(new URL('ring-duel-stout.jxr', folder));
    const problems = await checkGolden(scenario, folder);
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/slim.*SHA-256 does not match/);
    expect(problems[1]).toMatch(/stout.*missing.*golden:update/);

    const changed = await loadRingDuel([['draw(state, 3) == 0', 'draw(state, 4) == 0']]);
    expect((await checkGolden(changed, folder)).at(-1)).toMatch(/mixed.*was made with rules/);
  });

  test('gives the same bytes each time', async () => {
    const scenario = await loadRingDuel();
    await updateGolden(scenario, folder);
    const first = await readFile(new URL('ring-duel-mixed.jxr', folder));
    await updateGolden(scenario, folder);
    expect(await readFile(new URL('ring-duel-mixed.jxr', folder))).toEqual(first);
  });
});
