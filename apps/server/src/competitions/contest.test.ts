// A whole contest over HTTP, played by a real worker: from the draft to the last result, as docs/competitions.md tells it.
import { commitmentOf, seedOf } from '@jixia/arena/schedules';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../database/new-id.ts';
import { currentRulesHash } from '../files/ruleset-store.ts';
import { type Answer, type Person, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer([], { workers: 1 });
}, 180_000);
afterAll(() => server.close(), 180_000);

const query = (text: string, values: unknown[]) => server.database.pool.query(text, values);

/** An agent whose version was accepted an hour ago. */
async function plantAgent(owner: Person, botName: string): Promise<string> {
  const [agentId, rulesHash] = [newId(), await currentRulesHash('moba-1v1')];
  await query(`insert into agent (id, owner_id, scenario_id, name) values ($1, $2, 'moba-1v1', $3)`, [
    ...[agentId, owner.id, botName],
  ]);
  await query(
    `insert into submission (id, agent_id, number, kind, bot_name, rules_hash, status, created_at)
      values ($1, $2, 1, 'bot', $3, $4, 'accepted', now() - interval '1 hour')`,
    [newId(), agentId, botName, rulesHash],
  );
  return agentId;
}

test('it is drafted, entered, played under promised seeds, and finished', async () => {
  const [teacher, ada, bo] = [await server.join('Teacher'), await server.join('Ada'), await server.join('Bo')];
  const [chen, dee, eve] = [await server.join('Chen'), await server.join('Dee'), await server.join('Eve')];
  await server.admin.call('PUT', `/api/users/${teacher.id}/roles`, { roles: ['teacher'] });
  const ok = async (answer: Promise<Answer>) => {
    const { status, body } = await answer;
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    return body;
  };
  const titles = { titleZh: '期末赛', titleEn: 'End of term' };
  const cup = await ok(
    teacher.post('/api/competitions', { slug: 'term', scenarioId: 'moba-1v1', config: { maxTicks: 300 }, ...titles }),
  );
  const addPhase = (phase: object) => ok(teacher.post(`/api/competitions/${cup.id}/phases`, phase));
  await addPhase({
    kind: 'practice',
    startsAt: new Date().toISOString(),
    schedule: { kind: 'ladder', matchesAVersion: 2 },
  });
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const final = await addPhase({ kind: 'final', startsAt: inAnHour, schedule: { kind: 'round-robin', pairs: 2 } });
  await ok(teacher.post(`/api/competitions/${cup.id}/publish`));

  const team = await ok(ada.post('/api/teams', { slug: 'duo', name: 'Duo' }));
  const joinTeam = (person: Person) =>
    query(`insert into team_member (team_id, user_id, role) values ($1, $2, 'member')`, [team.id, person.id]);
  await joinTeam(bo);
  const enter = async (person: Person, botName: string, body: object = {}) =>
    ok(person.post(`/api/competitions/${cup.id}/entries`, { agentId: await plantAgent(person, botName), ...body }));
  const duo = await enter(ada, 'strong', { teamId: team.id });
  const solo = await enter(chen, 'weak');
  await query(`update competition set registration_closes_at = now() where id = $1`, [cup.id]);
  const late = await enter(dee, 'medium');
  expect(late.isPracticeOnly).toBe(true);

  // The team changes before the phase that counts.
  await query('delete from team_member where user_id = $1', [bo.id]);
  await joinTeam(eve);
  await ok(teacher.post(`/api/phases/${final.id}/start`));
  const phase = async () => (await teacher.get(`/api/phases/${final.id}`)).body;
  await expect.poll(async () => (await phase()).status, { timeout: 120_000, interval: 200 }).toBe('done');

  const standings = (await server.visitor().get(`/api/phases/${final.id}/standings`)).body.items;
  expect(standings.map(({ entry }: { entry: { id: string } }) => entry.id).sort()).toEqual([duo.id, solo.id].sort());
  const { members } = (await ada.get(`/api/entries/${duo.id}`)).body;
  expect(members.map(({ name }: { name: string }) => name)).toEqual(['Ada', 'Eve']);

  // Anyone can do the sums: the secret is the promised one, and the matches have the seeds that follow from it.
  const { secret, commitment } = (await server.visitor().get(`/api/phases/${final.id}/seeds`)).body;
  expect(commitment).toBe(final.seedCommitment);
  expect(commitmentOf(secret)).toBe(final.seedCommitment);
  const listed = (await server.visitor().get(`/api/matches?phaseId=${final.id}`)).body.items;
  expect(listed).toHaveLength(4);
  for (const { id, pairNumber } of listed) {
    const match = (await server.visitor().get(`/api/matches/${id}`)).body;
    const place = { phaseId: final.id, revision: 1, round: 1, ordinal: 0, pair: pairNumber };
    expect(match).toMatchObject({ status: 'done', seed: seedOf(secret, place).toString(), rulesHash: cup.rulesHash });
  }

  const [practice] = (await teacher.get(`/api/competitions/${cup.id}/phases`)).body.items;
  const status = async () => (await teacher.get(`/api/phases/${practice.id}`)).body.status;
  // The scheduler looks every few seconds whether a phase begins, and all of the above may be faster.
  await expect.poll(status, { timeout: 120_000, interval: 200 }).toBe('open');
  const early = await teacher.post(`/api/competitions/${cup.id}/finish`);
  expect([early.status, early.body.error.message]).toEqual([409, expect.stringContaining('Close it first')]);
  await ok(teacher.post(`/api/phases/${practice.id}/close`));
  await expect.poll(status, { timeout: 120_000, interval: 200 }).toBe('done');
  expect(await ok(teacher.post(`/api/competitions/${cup.id}/finish`))).toMatchObject({ status: 'finished' });
}, 300_000);
