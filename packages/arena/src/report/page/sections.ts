// The parts of a report's page that are about who is better: summary, ratings, payoff, cycles, meetings, standings.

import type { ReportDocument } from '../report-document.ts';
import { heatLegend, heatTable } from './heat-table.ts';
import {
  agentName,
  both,
  type Column,
  dataTable,
  escapeHtml,
  figure,
  type Html,
  percent,
  percentInterval,
  section,
  shortName,
} from './markup.ts';
import { ratingPlot } from './rating-plot.ts';

const text = (head: Html): Column => ({ head, isText: true });
const number = (head: Html): Column => ({ head });

const tile = (value: Html, label: Html): Html => `<div class="tile"><b>${value}</b><span>${label}</span></div>`;

/** What a reader who stops here should know. */
export const summarySection = (document: ReportDocument): Html => {
  const { ratings, meetings, matches, forfeits } = document;
  const [best, second] = ratings.agents;
  const duel = meetings.find(({ a, b }) => a === best?.name && b === second?.name);
  const sentences: Html[] = [];
  if (best !== undefined && second !== undefined) {
    const [first, other] = [agentName(best.name), agentName(second.name)];
    if (duel === undefined) {
      sentences.push(
        both(
          `${first} has the highest rating, ahead of ${other}; the two have not met.`,
          `${first} 评分最高，其次是 ${other}；两者没有交过手。`,
        ),
      );
    } else {
      const told = `${percent(duel.score)} % (${percentInterval(duel)} %)`;
      const isSure = duel.low > 0.5;
      sentences.push(
        isSure
          ? both(
              `${first} beats ${other}: score ${told}, and the whole interval lies above a half.`,
              `${first} 强于 ${other}：得分率 ${told}，区间全部在一半以上。`,
            )
          : both(
              `${first} is rated highest, but its lead over ${other} is not certain: score ${told}.`,
              `${first} 评分最高，但对 ${other} 的优势并不确定：得分率 ${told}。`,
            ),
      );
    }
  }
  if (ratings.cycles.length > 0) {
    sentences.push(
      both(
        `There is a circle of agents that beat each other: <a href="#cycles">one number cannot rank them</a>.`,
        `存在循环克制：<a href="#cycles">单一评分无法排出先后</a>。`,
      ),
    );
  }
  const unfinished = document.provenance.sources.filter(({ isComplete }) => !isComplete);
  if (unfinished.length > 0) {
    const names = unfinished.map(({ name }) => escapeHtml(name)).join(', ');
    sentences.push(
      `<strong class="warn">${both(`Unfinished: ${names}. All figures are those so far.`, `尚未完成：${names}。所有数字仅为目前结果。`)}</strong>`,
    );
  }
  const tiles = [
    tile(String(ratings.agents.length), both('agents', '智能体')),
    tile(String(matches), both('matches', '对局')),
    tile(String(forfeits), both('forfeits', '判负')),
    tile(`${document.behaviour.read}/${document.behaviour.of}`, both('replays read', '已读回放')),
  ];
  return section(
    'summary',
    both('Summary', '摘要'),
    `<div class="tiles">${tiles.join('')}</div>${sentences.map((line) => `<p class="said">${line}</p>`).join('')}`,
  );
};

export const ratingSection = ({ ratings }: ReportDocument): Html => {
  const isFull = ratings.agents.every(({ nashShare }) => nashShare !== null);
  const columns = [
    text(both('agent', '智能体')),
    number('Elo'),
    number(both('95 % interval', '95 % 区间')),
    number('OpenSkill μ ± σ'),
    number(both('matches', '对局')),
    number(both('won', '胜')),
    number(both('drawn', '平')),
    number(both('lost', '负')),
    ...(isFull
      ? [number(both('Nash share', 'Nash 占比')), number(both('Nash rating', 'Nash 评分')), number('α-rank')]
      : []),
  ];
  const rows = ratings.agents.map((agent) => [
    agentName(agent.name),
    String(Math.round(agent.elo)),
    `${Math.round(agent.eloLow)} – ${Math.round(agent.eloHigh)}`,
    `${agent.openSkill.mu.toFixed(1)} ± ${agent.openSkill.sigma.toFixed(1)}`,
    String(agent.games),
    String(agent.wins),
    String(agent.draws),
    String(agent.losses),
    ...(isFull
      ? [(agent.nashShare ?? 0).toFixed(3), (agent.nashRating ?? 0).toFixed(3), (agent.alphaRank ?? 0).toFixed(3)]
      : []),
  ]);
  return section(
    'ratings',
    both('Ratings', '评分'),
    ratingPlot(ratings.agents) + dataTable(both('Ratings, best first', '评分，从高到低'), columns, rows),
    both(
      'Bradley–Terry strengths on the Elo scale (mean 1500), from all matches at once. Intervals count the two matches of a pair for what they are worth.',
      'Bradley–Terry 强度换算到 Elo（均值 1500），由全部对局一次求得；区间按每对对局的实际信息量计算。',
    ),
  );
};

export const payoffSection = ({ ratings }: ReportDocument): Html => {
  const order = ratings.agents.map(({ name }) => ({ name, at: ratings.payoff.names.indexOf(name) }));
  const heads = order.map(({ name }) => ({ head: agentName(name), en: shortName(name), zh: shortName(name) }));
  const cells = order.map(({ at: i }) =>
    order.map(({ at: j }) => {
      const cell = ratings.payoff.cells[i]?.[j] ?? null;
      return cell === null ? null : { score: cell.score, low: cell.low, high: cell.high, matches: cell.games };
    }),
  );
  const table = heatTable({
    id: 'payoff-table',
    caption: both('Score of the row against the column, in %', '行对列的得分率（%）'),
    corner: both('against →', '对手 →'),
    rows: heads,
    columns: heads,
    cells,
  });
  return section('payoff', both('Who beats whom', '胜负矩阵'), table + heatLegend);
};

const bars = (title: Html, shares: readonly { readonly name: string; readonly share: number }[]): Html =>
  `<figure class="bars"><figcaption>${title}</figcaption>${shares
    .map(
      ({ name, share }) =>
        `<div class="bar-row"><div class="plot-name">${agentName(name)}</div><div class="bar"><i style="width:${(share * 100).toFixed(2)}%"></i></div><div class="plot-value">${share.toFixed(3)}</div></div>`,
    )
    .join('\n')}</figure>`;

export const cycleSection = ({ ratings }: ReportDocument): Html => {
  const { cycles, agents, alphaSweep } = ratings;
  const told =
    cycles.length === 0
      ? `<p class="said">${both('No circle: nobody surely beats one who surely beats it, directly or through others. (95 % for the whole table.)', '没有循环：没有智能体能确定地战胜一个又能（直接或间接）确定战胜它的对手。（整张表 95 % 置信）')}</p>`
      : cycles
          .map(({ agents: members, shortest }) => {
            const first = shortest[0];
            const circle = [...shortest, ...(first === undefined ? [] : [first])].map(agentName);
            return `<p class="said cycle">${both(`A circle of ${members.length}: `, `${members.length} 者循环：`)}${circle.join(` <span class="beats">${both('beats', '胜')}</span> `)}</p>`;
          })
          .join('');
  const isFull = agents.every(({ nashShare, alphaRank }) => nashShare !== null && alphaRank !== null);
  const shares = isFull
    ? `<div class="columns">${bars(
        both('Nash averaging: share of the mix', 'Nash 平均：混合占比'),
        agents.map(({ name, nashShare }) => ({ name, share: nashShare ?? 0 })),
      )}${bars(
        both('α-rank: share of the stationary distribution', 'α-rank：平稳分布占比'),
        agents.map(({ name, alphaRank }) => ({ name, share: alphaRank ?? 0 })),
      )}</div>${alphaSweep === null || alphaSweep.isSettled ? '' : `<p class="note">${both('α-rank had not settled at the highest intensity that was tried.', '在尝试过的最大选择强度下 α-rank 仍未收敛。')}</p>`}`
    : `<p class="note">${both('Nash averaging and α-rank need every two agents to have met.', 'Nash 平均与 α-rank 需要每两个智能体都交过手。')}</p>`;
  return section(
    'cycles',
    both('Cycles, Nash and α-rank', '循环、Nash 与 α-rank'),
    told + shares,
    both(
      'Where strength is not one number: a share above zero means that no mix of the others makes the agent superfluous.',
      '当强弱不能用一个数表示时：占比大于零，说明其余智能体的任何组合都不能取代它。',
    ),
  );
};

export const meetingSection = ({ meetings, sequentialTests }: ReportDocument): Html => {
  const columns = [
    text(both('A', '甲')),
    text(both('B', '乙')),
    number(both('score of A', '甲得分率')),
    number(both('95 % interval', '95 % 区间')),
    number(both('paired bootstrap', '成对自助法')),
    number(both('won–drawn–lost', '胜–平–负')),
    number(both('matches', '对局')),
    number(both('worth', '等效局数')),
    number(both('forfeits', '判负')),
  ];
  const rows = meetings.map((meeting) => [
    agentName(meeting.a),
    agentName(meeting.b),
    `${percent(meeting.score)} %`,
    percentInterval(meeting),
    meeting.bootstrap === null ? '–' : percentInterval(meeting.bootstrap),
    `${meeting.wins}–${meeting.draws}–${meeting.losses}`,
    String(meeting.matches),
    meeting.effectiveMatches === null ? '–' : figure(meeting.effectiveMatches),
    String(meeting.forfeits),
  ]);
  const words = { s1: both('at least', '至少为'), s0: both('at most', '至多为') } as const;
  const tests = sequentialTests.map(({ source, a, b, options, state }) => {
    const decision =
      state.decision === 'undecided'
        ? both('undecided', '未决')
        : `${both('the score of A is', '甲得分率')} ${words[state.decision]} ${options[state.decision]}`;
    return `<p class="said">${both('Sequential test', '序贯检验')} (${escapeHtml(source)}): ${agentName(a)} – ${agentName(b)}: ${decision}; ${state.pairs} ${both('pairs', '对')}, LLR ${state.logLikelihoodRatio.toFixed(2)}, α ${options.alpha}, β ${options.beta}, ${escapeHtml(options.variant ?? 'pentanomial')}</p>`;
  });
  return section(
    'meetings',
    both('Meetings', '交手'),
    dataTable(both('Every two agents that met', '每两个交过手的智能体'), columns, rows) + tests.join(''),
    both(
      'A draw counts half. “Worth” is how many independent matches the pairs are worth: two matches of one seed may repeat each other.',
      '平局算半胜。“等效局数”指这些成对对局相当于多少局独立对局：同一种子的两局可能相互重复。',
    ),
  );
};

const scheduleNames: Readonly<Record<string, readonly [string, string]>> = {
  'round-robin': ['round robin', '循环赛'],
  swiss: ['Swiss', '瑞士制'],
  'single-elimination': ['single elimination', '单败淘汰'],
  'double-elimination': ['double elimination', '双败淘汰'],
  ladder: ['ladder', '天梯'],
};

const breakNames: Readonly<Record<string, string>> = {
  buchholz: 'Buchholz',
  sonnebornBerger: 'Sonneborn–Berger',
};

export const standingsSection = ({ standings }: ReportDocument): Html => {
  if (standings.length === 0) return '';
  const tables = standings.map(({ source, schedule, rows }) => {
    const breaks = Object.keys(rows[0]?.tieBreaks ?? {});
    const [en, zh] = scheduleNames[schedule] ?? [schedule, schedule];
    return dataTable(
      `${escapeHtml(source)} · ${both(escapeHtml(en), escapeHtml(zh))}`,
      [
        text(both('agent', '智能体')),
        number(both('rank', '名次')),
        number(both('pairings won', '场胜')),
        number(both('drawn', '场平')),
        number(both('lost', '场负')),
        number(both('match points', '局分')),
        ...breaks.map((key) => number(escapeHtml(breakNames[key] ?? key))),
      ],
      rows.map((row) => [
        agentName(row.name),
        String(row.rank),
        String(row.wins),
        String(row.draws),
        String(row.losses),
        String(row.matchPoints),
        ...breaks.map((key) => figure(row.tieBreaks[key] ?? 0)),
      ]),
    );
  });
  return section('standings', both('Standings', '排名'), tables.join('\n'));
};
