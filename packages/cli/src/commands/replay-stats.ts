// `jixia replay stats`: how the agents of recorded matches played.
import {
  type AgentBehaviour,
  behaviourFigures,
  behaviourOf,
  type MatchBehaviour,
  summariseBehaviour,
} from '@jixia/arena';
import { openReplay } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import type { Command } from '../command.ts';
import { table } from '../output.ts';
import { readGivenFile } from '../read-file.ts';

/** 'goldPerMinute' -> 'gold per minute' */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const shown = (value: number | null): string => (value === null ? '–' : String(Number(value.toPrecision(4))));

const objectiveKeys = ['towers', 'crystals', 'monsters', 'greatMonsters'] as const;

type Column = {
  readonly name: string;
  readonly figures: Readonly<Record<string, number | null>>;
  readonly objectives: AgentBehaviour['objectives'];
  readonly teamObjectives: AgentBehaviour['objectives'];
};

function lines(columns: readonly Column[]): string[] {
  const rows = [
    ...behaviourFigures.map((figure) => [
      `  ${spaced(figure)}`,
      ...columns.map(({ figures }) => shown(figures[figure] ?? null)),
    ]),
    ...objectiveKeys.map((key) => [
      `  ${spaced(key)}, last blow`,
      ...columns.map(({ objectives }) => shown(objectives?.[key] ?? null)),
    ]),
    ...objectiveKeys.map((key) => [
      `  ${spaced(key)} of the team`,
      ...columns.map(({ teamObjectives }) => shown(teamObjectives?.[key] ?? null)),
    ]),
  ];
  return table(
    [['', ...columns.map(({ name }) => name)], ...rows],
    columns.map((_, at) => at + 1),
  );
}

export const replayStats: Command = {
  name: 'replay stats',
  summary:
    'Plays replays through and tells how their agents played: kills, deaths, assists, income per minute, shares of damage, objectives, entropy of the actions, illegal actions.',
  operands: [{ name: 'FILE', summary: 'a .jxr file; of several the means by agent', isRepeated: true }],
  options: [],
  examples: ['replay stats match.jxr', 'replay stats runs/cup/replays/*.jxr --json'],
  async run({ operands, output }) {
    const progress = output.progress('Reading', operands.length, 'replays');
    const matches: MatchBehaviour[] = [];
    for (const file of operands) {
      const { replay, scenario } = await openReplay(await readGivenFile(file), loadScenario);
      matches.push(behaviourOf(scenario, replay));
      progress.update(matches.length);
    }
    progress.end();
    const agents = summariseBehaviour(matches);
    const [only] = matches;
    if (matches.length === 1 && only !== undefined) {
      const columns = only.agents.map((agent) => ({
        name: agent.hero === null ? agent.name : `${agent.name} (${agent.hero})`,
        figures: Object.fromEntries(behaviourFigures.map((figure) => [figure, agent[figure]])),
        objectives: agent.objectives,
        teamObjectives: only.teamObjectives?.[agent.team] ?? null,
      }));
      output.result({ matches, agents }, [
        `${only.minutes.toFixed(1)} minutes, ${only.decisions} decisions`,
        '',
        ...lines(columns),
      ]);
    } else {
      const columns = agents.map(({ means, ...rest }) => ({ ...rest, figures: means }));
      const seats = agents.map(({ name, seats: count }) => `${name} ${count}`).join(', ');
      output.result({ matches, agents }, [
        `Means of ${matches.length} matches; seats taken: ${seats}`,
        '',
        ...lines(columns),
      ]);
    }
    return 0;
  },
};
