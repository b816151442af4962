// The parts of a report's page that are about how: heroes, behaviour, decisive moments, and where the figures come from.

import { type BehaviourFigure, behaviourFigures } from '../../evaluation/behaviour.ts';
import type { MatrixCell } from '../../evaluation/hero-matrix.ts';
import type { MomentKind } from '../moments.ts';
import type { HeroesAgainstHeroes, ReportDocument, ReportSource, WatchedMatch } from '../report-document.ts';
import { heatLegend, heatTable } from './heat-table.ts';
import { agentName, both, clock, dataTable, escapeHtml, figure, type Html, section, shortName } from './markup.ts';

type Heroes = ReportDocument['scenario']['heroes'];

const heroHead = (heroes: Heroes, key: string) => {
  const name = heroes[key] ?? { en: key, zh: key };
  return { head: both(escapeHtml(name.en), escapeHtml(name.zh)), en: name.en, zh: name.zh };
};

const agentHead = (name: string) => ({ head: agentName(name), en: shortName(name), zh: shortName(name) });

const everyOne = { head: both('all', '全部'), en: 'all', zh: '全部' };

const againstHeroes = ({ agent, opponent, matrix }: HeroesAgainstHeroes, at: number, heroes: Heroes): Html => {
  const cells: (MatrixCell | null)[][] = matrix.cells.map((row, own) => [...row, matrix.byOwnHero[own] ?? null]);
  cells.push([...matrix.byOpponentHero, null]);
  return `<div class="choice" data-choice="${at}">${heatTable({
    id: `heroes-${at}`,
    caption: both(
      `Heroes of ${agentName(agent)} against heroes of ${agentName(opponent)}, in %`,
      `${agentName(agent)} 的英雄对 ${agentName(opponent)} 的英雄，得分率（%）`,
    ),
    corner: both('own ↓ opponent →', '己方 ↓ 对方 →'),
    rows: [...matrix.ownHeroes.map((key) => heroHead(heroes, key)), everyOne],
    columns: [...matrix.opponentHeroes.map((key) => heroHead(heroes, key)), everyOne],
    cells,
  })}</div>`;
};

export const heroSection = ({ heroesByOpponent, heroesAgainstHeroes, scenario }: ReportDocument): Html => {
  if (heroesByOpponent.length === 0) return '';
  const { heroes } = scenario;
  const [first] = heroesAgainstHeroes;
  const matrices =
    first === undefined
      ? `<p class="note">${both('Both sides always played the same heroes. For own hero against opponent’s hero, play with', '双方始终使用相同英雄。若要己方英雄对对方英雄的矩阵，请运行')} <code>jixia eval A B … --matrix --out DIR</code>.</p>`
      : `<label class="choose">${both('Own and opponent’s agent', '己方与对方智能体')} <select data-chooses="heroes">${heroesAgainstHeroes
          .map(
            ({ agent, opponent }, at) =>
              `<option value="${at}">${escapeHtml(`${shortName(agent)} – ${shortName(opponent)}`)}</option>`,
          )
          .join('')}</select></label><div id="heroes-choices">${heroesAgainstHeroes
          .map((one, at) => againstHeroes(one, at, heroes))
          .join('\n')}</div>`;
  const byOpponent = heroesByOpponent.map(({ agent, heroes: keys, opponents, cells, all }, at) =>
    heatTable({
      id: `opponents-${at}`,
      caption: both(`Heroes of ${agentName(agent)} by opponent, in %`, `${agentName(agent)} 的英雄按对手，得分率（%）`),
      corner: both('hero ↓ opponent →', '英雄 ↓ 对手 →'),
      rows: keys.map((key) => heroHead(heroes, key)),
      columns: [...opponents.map(agentHead), ...(opponents.length > 1 ? [everyOne] : [])],
      cells: keys.map((_, row) => [...(cells[row] ?? []), ...(opponents.length > 1 ? [all[row] ?? null] : [])]),
    }),
  );
  return section(
    'heroes',
    both('Generalisation over heroes', '英雄泛化'),
    `${matrices}<h3>${both('By own hero and opponent', '按己方英雄与对手')}</h3><div class="columns tables">${byOpponent.join('\n')}</div>${heatLegend}`,
    both(
      'Does an agent play every hero, and against every hero and opponent? A row of orange is a hero it cannot play; a column, one it cannot play against.',
      '智能体能否用好每个英雄、应对每个英雄和对手？整行橙色是它不会用的英雄，整列橙色是它应付不了的对手。',
    ),
  );
};

const figureNames: Readonly<Record<BehaviourFigure, readonly [string, string]>> = {
  kills: ['kills', '击杀'],
  deaths: ['deaths', '阵亡'],
  assists: ['assists', '助攻'],
  kda: ['KDA', 'KDA'],
  goldPerMinute: ['gold per minute', '每分钟金币'],
  experiencePerMinute: ['experience per minute', '每分钟经验'],
  lastHitsPerMinute: ['last hits per minute', '每分钟补刀'],
  damageToHeroes: ['damage to heroes', '对英雄伤害'],
  damageToStructures: ['damage to structures', '对建筑伤害'],
  damageTaken: ['damage taken', '承受伤害'],
  healing: ['healing', '治疗'],
  damageShare: ['share of the team’s damage', '伤害占比'],
  damageTakenShare: ['share of damage taken', '承伤占比'],
  goldShare: ['share of gold', '金币占比'],
  actionEntropyBits: ['entropy of the actions, bits', '动作熵（比特）'],
  illegalActionRate: ['illegal actions per decision', '每次决策的非法动作'],
};

const objectiveNames = [
  ['towers', 'towers of the team', '队伍推塔'],
  ['crystals', 'crystals of the team', '队伍水晶'],
  ['monsters', 'monsters of the team', '队伍野怪'],
  ['greatMonsters', 'great monsters of the team', '队伍大型野怪'],
] as const;

export const behaviourSection = ({ behaviour }: ReportDocument): Html => {
  const { read, of, agents } = behaviour;
  if (read === 0) {
    return section(
      'behaviour',
      both('Behaviour', '行为'),
      `<p class="note">${both('No replays were kept. Play with', '没有保留回放。请在对局时加上')} <code>--replays</code>${both(' for behaviour and decisive moments.', '，即可得到行为统计与关键时刻。')}</p>`,
    );
  }
  // In a duel everyone is the whole team: its shares are 1, and nobody assists.
  const isDuel = agents.every(({ means }) => means.goldShare === null || means.goldShare === 1);
  const known = behaviourFigures.filter(
    (name) =>
      agents.some(({ means }) => means[name] !== null) && !(isDuel && (name.endsWith('Share') || name === 'assists')),
  );
  const rows = known.map((name) => [
    both(...(figureNames[name] as [string, string])),
    ...agents.map(({ means, intervals }) => {
      const interval = intervals[name];
      const range =
        interval === null || interval.low === interval.high
          ? ''
          : ` <small>${figure(interval.low)} – ${figure(interval.high)}</small>`;
      return `${figure(means[name])}${range}`;
    }),
  ]);
  const objectives = objectiveNames
    .filter(([key]) => agents.some(({ teamObjectives }) => (teamObjectives?.[key] ?? 0) > 0))
    .map(([key, en, zh]) => [
      both(en, zh),
      ...agents.map(({ teamObjectives }) => figure(teamObjectives?.[key] ?? null)),
    ]);
  const seats = [both('seats', '席位'), ...agents.map((agent) => String(agent.seats))];
  return section(
    'behaviour',
    both('Behaviour', '行为'),
    dataTable(
      both(`Means of ${read} replays`, `${read} 个回放的均值`),
      [{ head: '', isText: true }, ...agents.map(({ name }) => ({ head: agentName(name) }))],
      [...rows, ...objectives, seats],
    ),
    both(
      `Per seat and match, from ${read} of ${of} replays; small figures are 95 % intervals (Student).`,
      `按每席位每局计算，来自 ${of} 个回放中的 ${read} 个；小字为 95 % 区间（Student）。`,
    ),
  );
};

const momentNames: Readonly<Record<MomentKind, readonly [string, string]>> = {
  firstKill: ['first kill', '首杀'],
  swing: ['largest swing', '最大逆转'],
  lead: ['leads for good', '奠定领先'],
  end: ['the end', '终局'],
  forfeit: ['forfeit', '判负'],
};

const reasonNames: Readonly<Record<WatchedMatch['reason'], readonly [string, string]>> = {
  forfeit: ['forfeit', '判负'],
  upset: ['upset', '爆冷'],
  example: ['example', '示例'],
};

/** Seconds of play before the moment, so that one sees it come. */
const leadInSeconds = 3;

const watched = (match: WatchedMatch, at: number, { scenario }: ReportDocument, isHeld: boolean): Html => {
  const heroNames = (keys: string | null): Html =>
    keys === null
      ? ''
      : ` <small>${keys
          .split('+')
          .map((key) => heroHead(scenario.heroes, key).head)
          .join(' + ')}</small>`;
  const result =
    match.score === 0.5
      ? both('draw', '平局')
      : `${agentName(match.score === 1 ? match.a : match.b)} ${both('won', '胜')}`;
  const moments = match.moments.map((moment) => {
    const from = Math.max(0, moment.decision - Math.round(leadInSeconds * scenario.decisionsPerSecond));
    const side = moment.team === null ? '' : ` · ${agentName(match.sideNames[moment.team === 1 ? 1 : 0])}`;
    const gold = moment.gold === undefined ? '' : ` +${moment.gold} ${both('gold', '金币')}`;
    const label = `<b>${clock(moment.seconds)}</b> ${both(...(momentNames[moment.kind] as [string, string]))}${side}${gold}`;
    return isHeld
      ? `<a class="moment ${moment.kind}" data-replay="${at}" data-decision="${from}" target="_blank" rel="noopener">${label}</a>`
      : `<span class="moment ${moment.kind}">${label}</span>`;
  });
  const forfeit =
    match.forfeit === null
      ? ''
      : `<p class="note">${agentName(match.sideNames[match.forfeit.team === 1 ? 1 : 0])}: <code>${escapeHtml(match.forfeit.code)}</code> ${escapeHtml(match.forfeit.message)}</p>`;
  return `<li class="match"><div class="match-head"><span class="badge ${match.reason}">${both(...(reasonNames[match.reason] as [string, string]))}</span> ${agentName(match.a)}${heroNames(match.hero)} – ${agentName(match.b)}${heroNames(match.opponentHero)} <span class="result">${result} · ${clock(match.seconds)}</span></div><div class="moments">${moments.join('')}</div>${forfeit}<div class="file"><code>${escapeHtml(match.file)}</code></div></li>`;
};

export const momentSection = (document: ReportDocument, isHeld: readonly boolean[], site: string): Html => {
  if (document.watched.length === 0) return '';
  const hidden = document.watched.some(({ isHidden }) => isHidden)
    ? `<p class="note">${both('Seeds of this event are hidden, and a replay holds its seed: these matches are in their files only.', '本次赛事种子保密，而回放含有种子：这些对局只在其文件中。')}</p>`
    : '';
  const address = isHeld.some((held) => held)
    ? `<label class="choose">${both('Site that plays them', '播放站点')} <input id="site" type="url" value="${escapeHtml(site)}" spellcheck="false" autocomplete="off"></label>`
    : '';
  return section(
    'moments',
    both('Decisive moments', '关键时刻'),
    `${address}${hidden}<ol class="matches">${document.watched.map((match, at) => watched(match, at, document, isHeld[at] ?? false)).join('\n')}</ol>`,
    both(
      'Forfeits, the greatest upsets, and examples of every pairing. A link opens the replay a few seconds before the moment on a running Jixia site (<code>jixia up</code>); it carries the replay itself, so nothing is uploaded.',
      '判负、最大的冷门，以及每组对阵的示例。链接会在运行中的 Jixia 站点（<code>jixia up</code>）上从该时刻前几秒打开回放；链接自带回放内容，无需上传。',
    ),
  );
};

const sourceRow = (source: ReportSource): readonly Html[] => {
  const { setup } = source;
  const seeds = setup?.['seeds'] as { readonly count: number; readonly sha256: string } | null | undefined;
  const seed =
    setup === null
      ? both('in the replays', '见回放')
      : seeds != null
        ? `${both('hidden set of', '保密种子')} ${seeds.count}, SHA-256 <code>${escapeHtml(seeds.sha256.slice(0, 16))}…</code>`
        : `<code>${escapeHtml(String(setup['seed']))}</code>`;
  const agents = Array.isArray(setup?.['agents'])
    ? (setup['agents'] as { readonly name: string; readonly sha256?: string }[]).flatMap(({ name, sha256 }) =>
        sha256 === undefined ? [] : [`${agentName(name)} <code>${escapeHtml(sha256.slice(0, 16))}…</code>`],
      )
    : [];
  const name = source.kind === 'replays' ? both('single replays', '单独回放') : escapeHtml(source.name);
  const kind = { evaluation: both('evaluation', '评测'), tournament: both('tournament', '赛事'), replays: '' }[
    source.kind
  ];
  return [
    name,
    kind,
    String(source.matches),
    source.isComplete ? both('complete', '完成') : `<strong class="warn">${both('unfinished', '未完成')}</strong>`,
    seed,
    agents.join('<br>') || '–',
  ];
};

export const provenanceSection = ({ provenance, scenario }: ReportDocument): Html => {
  const rows: readonly (readonly [Html, Html])[] = [
    [both('scenario', '场景'), `<code>${escapeHtml(scenario.id)}</code>`],
    [both('rules, SHA-256', '规则 SHA-256'), `<code>${escapeHtml(scenario.rulesHash)}</code>`],
    [both('commit', '提交'), `<code>${escapeHtml(provenance.commit ?? '–')}</code>`],
    [both('command', '命令'), `<code>${escapeHtml(provenance.command)}</code>`],
  ];
  const text = (head: Html) => ({ head, isText: true });
  return section(
    'provenance',
    both('Provenance', '来源'),
    `<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>${dataTable(
      both('Sources', '来源'),
      [
        text(both('source', '来源')),
        text(both('kind', '类型')),
        { head: both('matches', '对局') },
        text(both('state', '状态')),
        text(both('seed', '种子')),
        text(both('files of agents', '智能体文件')),
      ],
      provenance.sources.map(sourceRow),
    )}`,
  );
};
