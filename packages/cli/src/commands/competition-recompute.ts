// `jixia competition recompute`: whether the standings that a server shows are those that its replays give.
import { createApi } from '@jixia/api-client';
import { loadScenario } from '@jixia/env/node';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { fetchRecords, fetchReplay, recomputePhase } from '../recompute-phase.ts';
import { readServer, serverOptions } from '../server-login.ts';

const mostShown = 20;

export const competitionRecompute: Command = {
  name: 'competition recompute',
  summary:
    'Fetches the matches of a phase with their replays, runs every replay again, computes results, ratings and ranks from them, and compares them with what the server shows. Exit code 1 where anything differs.',
  operands: [{ name: 'PHASE', summary: "a phase's id" }],
  options: [...serverOptions],
  examples: ['competition recompute 019ab3f2-5c7e-7cc1-9a55-2f1e0b8d6a31 --url https://jixia.example.org'],
  async run({ operands, values, output }) {
    const [id = ''] = operands;
    const { url, token } = await readServer(values);
    const api = createApi({ baseUrl: url, ...(token === undefined ? {} : { token }) });
    const records = await fetchRecords(api, id);
    const { seeds, matches } = records;
    if (seeds.isHidden && seeds.secret === null) {
      throw new CliError(
        'bad_usage',
        'This phase hides its seeds until it is over, and its replays with them. Come back then.',
      );
    }
    const [first] = matches;
    if (first === undefined) throw new CliError('bad_usage', `Phase ${id} has no matches that count yet.`);
    const scenario = await loadScenario(first.scenarioId);
    if (scenario.manifest.rulesHash !== first.rulesHash) {
      throw new CliError(
        'bad_usage',
        `It was played under the rules ${first.rulesHash.slice(0, 12)}… of ${first.scenarioId}; this Jixia has ${scenario.manifest.rulesHash.slice(0, 12)}…. Use the version that played it.`,
      );
    }
    const progress = output.progress('Replays', matches.length, 'match');
    const found = await recomputePhase(
      records,
      scenario,
      (matchId) => fetchReplay(api, matchId),
      (done) => progress.update(done),
    );
    progress.end();
    const { differences, replaysTrue, seedsDerived } = found;
    const seedText =
      seedsDerived === null
        ? 'The secret of the seeds is not shown yet.'
        : `${seedsDerived} seeds follow from the secret.`;
    output.result({ phase: id, ...found }, [
      found.ok
        ? `The standings are those of the replays: ${replaysTrue} of ${matches.length} matches run again and true. ${seedText}`
        : `${differences.length} things differ from the replays (${replaysTrue} of ${matches.length} matches are true):`,
      ...differences.slice(0, mostShown),
      ...(differences.length > mostShown ? [`… and ${differences.length - mostShown} more: --json has all.`] : []),
    ]);
    return found.ok ? 0 : 1;
  },
};
