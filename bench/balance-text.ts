// A balance report as files for people: a page with tables, its pictures, and the report itself as JSON.
import { duelsSvg, heroRatesSvg, lengthsSvg } from './balance-pictures.ts';
import type { BalanceReport } from './balance-report.ts';
import { percent, rateText } from './rate.ts';

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const grid = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

const heroTable = ({ heroes, heroesOutside }: BalanceReport): string[] =>
  grid(
    [
      'hero',
      'role',
      'win rate',
      '95 % interval',
      'games',
      'kills',
      'deaths',
      'assists',
      'KDA',
      'gold',
      'damage to heroes',
    ],
    heroes.map((hero) => [
      `${hero.name.en} ${hero.name.zh}`,
      hero.role,
      heroesOutside.includes(hero.hero) ? `**${percent(hero.rate)}**` : percent(hero.rate),
      `${percent(hero.low)} to ${percent(hero.high)}`,
      hero.games,
      hero.kills.toFixed(1),
      hero.deaths.toFixed(1),
      hero.assists.toFixed(1),
      hero.kda.toFixed(2),
      Math.round(hero.totalGold),
      Math.round(hero.damageToHeroes),
    ]),
  );

const duelPart = (report: BalanceReport): string[] => {
  if (report.duels === null) return [];
  const rows = report.duels.beats.map(({ hero, others, share }) => [hero, others, percent(share)]);
  return [
    '## Who beats whom',
    '',
    `![Who beats whom](${report.scenario}-duels.svg)`,
    '',
    ...grid(['hero', 'others it beats (over 50 %)', 'share'], rows),
    '',
  ];
};

const page = (report: BalanceReport): string => {
  const { lengthMinutes: length, side0, heroRange } = report;
  const range = `${Math.round(heroRange[0] * 100)} % to ${Math.round(heroRange[1] * 100)} %`;
  const drawn =
    report.duels === null
      ? 'Line-ups are drawn from the seed, no hero twice in a match.'
      : 'Every pair of different heroes is played equally often.';
  return [
    `# Balance of \`${report.scenario}\``,
    '',
    `${report.matches} matches of \`bot:${report.bot}\` against itself, rules \`${report.rulesHash.slice(0, 16)}\`. The same matches again:`,
    '',
    '```sh',
    report.command,
    '```',
    '',
    `${drawn} Each line-up is played twice, the second time on swapped sides and with other luck. A draw counts as half a ` +
      'win. Intervals are Wilson’s at 95 %.' +
      (report.duels === null
        ? ` The two matches of a line-up end alike with a correlation of ${report.lineUpCorrelation.toFixed(2)}; intervals of heroes allow for it.`
        : ''),
    '',
    '## Goals',
    '',
    ...grid(
      ['goal', 'wanted', 'found', ''],
      report.goals.map(({ name, wanted, found, isMet }) => [name, wanted, found, isMet ? 'met' : '**missed**']),
    ),
    '',
    '## Heroes',
    '',
    `![Win rate of every hero](${report.scenario}-heroes.svg)`,
    '',
    `${report.heroesOutside.length} of ${report.heroes.length} heroes lie outside of ${range} (bold); of ` +
      `${report.heroesSurelyInside.length} the whole interval lies inside. Other figures are means a game.`,
    '',
    ...heroTable(report),
    '',
    ...duelPart(report),
    '## Matches',
    '',
    `![Match length](${report.scenario}-lengths.svg)`,
    '',
    ...grid(
      ['what', 'result', 'matches'],
      [
        ['side 0 wins, first matches', rateText(side0.firstMatches), side0.firstMatches.games],
        ['side 0 wins, all matches', rateText(side0.allMatches), side0.allMatches.games],
        ['side with first blood wins', rateText(report.firstBlood), report.firstBlood.games],
        ['side with the first tower wins', rateText(report.firstTower), report.firstTower.games],
        ['draws', rateText(report.draws), report.matches],
        ['decided at the time limit', rateText(report.timeLimit), report.matches],
        [
          'game minutes: quartiles and median',
          `${length.lowerQuartile.toFixed(1)}, ${length.median.toFixed(1)}, ${length.upperQuartile.toFixed(1)}`,
          report.matches,
        ],
        ['game minutes: shortest and longest', `${length.min.toFixed(1)}, ${length.max.toFixed(1)}`, report.matches],
        ['kills a match', report.killsPerMatch.toFixed(1), report.matches],
      ],
    ),
    '',
  ].join('\n');
};

/** Name and content of every file of a report; all lie in one folder. */
export const balanceFiles = (report: BalanceReport): readonly (readonly [string, string])[] => {
  const { scenario, duels } = report;
  return [
    [`${scenario}.json`, `${JSON.stringify(report, null, 2)}\n`],
    [`${scenario}.md`, page(report)],
    [`${scenario}-heroes.svg`, heroRatesSvg(report)],
    [`${scenario}-lengths.svg`, lengthsSvg(report)],
    ...(duels === null ? [] : [[`${scenario}-duels.svg`, duelsSvg(report, duels)] as const]),
  ];
};
