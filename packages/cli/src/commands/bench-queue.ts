// `jixia bench queue`: a crowd of submissions on a server of its own; whether all are decided, and how fairly.
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import type { Progress } from '../progress.ts';
import { benchQueue } from '../queue-bench.ts';

const mostOfPerson = 30;

export const benchQueueCommand: Command = {
  name: 'bench queue',
  summary:
    'Starts a server with a database of its own, has people of several institutions submit many versions, the largest institution first, then lets workers decide all of them. Exit code 1 where one is lost or not decided.',
  options: [
    { name: 'submissions', kind: 'whole', value: 'N', default: 1000, min: 4, max: 100_000, summary: 'versions' },
    { name: 'people', kind: 'whole', value: 'N', default: 50, min: 2, max: 1000, summary: 'who submit them' },
    {
      ...{ name: 'institutions', kind: 'whole', value: 'N', default: 4, min: 2, max: 20 },
      summary: 'each twice as large as the next',
    },
    { name: 'workers', kind: 'whole', value: 'N', default: 1, min: 1, max: 64, summary: 'processes that validate' },
  ],
  examples: ['bench queue', 'bench queue --submissions 100 --people 10 --institutions 3 --json'],
  async run({ values, output }) {
    const [submissions, people] = [values.number('submissions'), values.number('people')];
    const institutions = values.number('institutions');
    if (people < institutions) {
      throw new CliError('bad_usage', `--people must be at least --institutions (${institutions}), not ${people}.`);
    }
    if (submissions > people * mostOfPerson || submissions < people) {
      const range = `${people} to ${people * mostOfPerson}`;
      throw new CliError('bad_usage', `--submissions must be from ${range} with ${people} people, not ${submissions}.`);
    }
    let progress: Progress | undefined;
    let current = '';
    const onPart = (part: string, done: number, total: number): void => {
      if (part !== current) {
        progress?.end();
        progress = output.progress(part, total, part === 'people' ? 'people' : 'versions');
        current = part;
      }
      progress?.update(done);
    };
    const figures = await benchQueue({ submissions, people, institutions, workers: values.number('workers'), onPart });
    progress?.end();
    const { enqueue, decide, fairness, decided, failed, lost, repeated, byInstitution, outOfTurn } = figures;
    const isWhole = decided === submissions && lost === 0 && failed === 0;
    output.result(figures, [
      `${submissions} versions of ${people} people in ${institutions} institutions (${byInstitution.join(', ')}), the largest first`,
      `queued    in ${enqueue.seconds.toFixed(1)} s, ${enqueue.perSecond.toFixed(1)}/s; an upload takes ${enqueue.medianMs.toFixed(0)} ms (median), ${enqueue.p95Ms.toFixed(0)} ms (95 %)`,
      `decided   ${decided} in ${decide.seconds.toFixed(1)} s, ${decide.perSecond.toFixed(2)}/s with ${decide.workers} worker${decide.workers === 1 ? '' : 's'}; ${lost} lost, ${failed} failed, ${repeated} begun twice`,
      `fairness  ${fairness.jain.toFixed(4)} (Jain) over ${fairness.jobs} jobs while all had some waiting; in the order of arrival it would be ${fairness.jainInOrder.toFixed(4)}; largest gap ${fairness.largestGap} jobs${outOfTurn === null ? '' : `; ${outOfTurn} out of turn by the time used`}`,
    ]);
    return isWhole ? 0 : 1;
  },
};
