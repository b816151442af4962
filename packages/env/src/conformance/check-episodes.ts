// Plays whole episodes of random legal actions and looks at every row that comes out.

import { actionLayout, legalOffset, takesPart } from '../legal-actions.ts';
import { deriveSeed } from '../random.ts';
import { infoIndex } from '../scenario-instance.ts';
import type { Manifest } from '../types.ts';
import { type CheckSubject, instantiate, partOf, RandomPlay } from './check-run.ts';

const checkMasks = (subject: CheckSubject, play: RandomPlay): void => {
  const { manifest, report } = subject;
  const layout = actionLayout(manifest);
  const masks = partOf(play.instance.masks, play.instance, play.match);
  const buttons = manifest.actionHeads[0]?.size ?? 0;
  for (let agent = 0; agent < play.instance.agentsPerMatch; agent++) {
    const start = agent * manifest.masks.size;
    const where = `agent ${agent}, ${play.place}`;
    for (let byte = 0; byte < manifest.masks.size; byte++) {
      if ((masks[start + byte] as number) > 1) report.fail('masks', `mask byte ${byte} is not 0 or 1: ${where}`);
    }
    if (masks[start + legalOffset(layout, 0, 0)] !== 1) report.fail('masks', `button 0 is not legal: ${where}`);
    for (let button = 0; button < buttons; button++) {
      if (masks[start + layout.subActionOffset + button * layout.heads.length] !== 1) {
        report.fail('masks', `sub-action mask of button ${button} leaves out the button head itself: ${where}`);
      }
      if (masks[start + legalOffset(layout, 0, 0) + button] !== 1) continue;
      for (let head = 1; head < layout.heads.length; head++) {
        const offset = legalOffset(layout, head, button);
        if (offset < 0 || !takesPart(layout, masks, start, head, button)) continue;
        const size = manifest.actionHeads[head]?.size ?? 0;
        if (!masks.subarray(start + offset, start + offset + size).includes(1)) {
          const name = manifest.actionHeads[0]?.values[button];
          report.fail(
            'masks',
            `button ${name} is legal but its ${manifest.actionHeads[head]?.name} has no value: ${where}`,
          );
        }
      }
    }
  }
};

type Table = Manifest['observation'];

/** Smallest and largest value of each feature. */
const boundsOf = ({ size, features }: Table): Float32Array => {
  const bounds = new Float32Array(size * 2);
  for (const { index, min, max } of features) bounds.set([min, max], index * 2);
  return bounds;
};

const checkFeatures = (
  subject: CheckSubject,
  play: RandomPlay,
  table: Table,
  all: Float32Array,
  bounds: Float32Array,
): void => {
  const { report } = subject;
  const rows = partOf(all, play.instance, play.match);
  const { size } = table;
  for (let index = 0; index < rows.length; index++) {
    const value = rows[index] as number;
    const feature = index % size;
    // Written so that a not-a-number fails.
    if (value >= (bounds[feature * 2] as number) && value <= (bounds[feature * 2 + 1] as number)) continue;
    if (report.isFull('features')) return;
    const { name, min, max } = table.features[feature] ?? { name: '?', min: 0, max: 0 };
    report.fail(
      'features',
      `${name} of ${table === subject.manifest.central ? 'side' : 'agent'} ${Math.floor(index / size)} is ${value}, not in ${min} .. ${max}: ${play.place}`,
    );
  }
};

const checkRewards = (subject: CheckSubject, play: RandomPlay): void => {
  const { report, manifest } = subject;
  const items = partOf(play.instance.rewardItems, play.instance, play.match);
  const bad = items.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    report.fail(
      'rewards',
      `item ${manifest.rewardItems[bad % manifest.rewardItems.length]?.name} is ${items[bad]}: ${play.place}`,
    );
  }
  const reward = partOf(play.instance.rewards, play.instance, play.match).find((value) => !Number.isFinite(value));
  if (reward !== undefined) report.fail('rewards', `a reward is ${reward}: ${play.place}`);
};

const checkInfo = (subject: CheckSubject, play: RandomPlay): void => {
  const { manifest, report } = subject;
  const { instance, match } = play;
  instance.inspect(match, 1);
  const winner = instance.matchField(match, 'winner');
  const reason = instance.matchField(match, 'endReason');
  if (instance.matchField(match, 'decision') !== play.decision) {
    report.fail('info', `decision is ${instance.matchField(match, 'decision')} after ${play.decision}: ${play.place}`);
  }
  if (winner < -1 || winner >= manifest.teams) report.fail('info', `winner is ${winner}: ${play.place}`);
  if (manifest.endReasons[reason] === undefined) report.fail('info', `endReason ${reason} has no name: ${play.place}`);
  if (play.hasEnded === (reason === 0)) {
    report.fail(
      'info',
      `endReason is ${manifest.endReasons[reason]} ${play.hasEnded ? 'after' : 'before'} the end: ${play.place}`,
    );
  }
  const illegal = infoIndex(manifest.agentInfo, 'illegalActions');
  const rows = partOf(instance.agentInfo, instance, match);
  for (let agent = 0; agent < instance.agentsPerMatch; agent++) {
    const count = rows[agent * manifest.agentInfo.length + illegal];
    if (count !== 0)
      report.fail('masks', `${count} legal actions of agent ${agent} were counted illegal: ${play.place}`);
  }
};

const checkRender = (subject: CheckSubject, play: RandomPlay): void => {
  const { render } = subject.manifest;
  const { instance, match } = play;
  const length = instance.render(match);
  const count = (name: string): number => instance.renderBuffer[render.header.indexOf(name)] ?? 0;
  const expected =
    render.header.length +
    count('unitCount') * render.unit.length +
    count('heroCount') * render.hero.length +
    count('projectileCount') * render.projectile.length +
    count('zoneCount') * render.zone.length;
  if (length !== expected || length > instance.renderBuffer.length) {
    subject.report.fail('render', `${length} values drawn, the header's counts say ${expected}: ${play.place}`);
  }
};

/** A match that has ended: another step changes nothing. */
const checkAfterEnd = (subject: CheckSubject, play: RandomPlay): void => {
  const { instance, match } = play;
  if (instance.terminated[match] !== 0 && instance.truncated[match] !== 0) {
    subject.report.fail('end', `terminated and truncated at once: ${play.place}`);
  }
  const before = instance.hash(match);
  play.draw();
  instance.step(match, 1);
  if (instance.hash(match) !== before)
    subject.report.fail('end', `a step after the end changed the state: ${play.place}`);
};

/** Plays `episodes` episodes; checks `masks`, `features`, `rewards`, `info`, `render`, `end`. */
export const checkEpisodes = (subject: CheckSubject, episodes: number): void => {
  const { observation, central } = subject.manifest;
  const bounds = boundsOf(observation);
  const centralBounds = central && boundsOf(central);
  const instance = instantiate(subject, 1);
  const checkRows = (play: RandomPlay): void => {
    checkFeatures(subject, play, observation, instance.observations, bounds);
    if (!central || !centralBounds) return;
    instance.observeCentral();
    checkFeatures(subject, play, central, instance.centralStates, centralBounds);
  };
  for (let episode = 0; episode < episodes; episode++) {
    const play = new RandomPlay(instance, 0, deriveSeed(subject.seed, 1, episode));
    while (!play.hasEnded && play.decision < subject.maxDecisions) {
      checkMasks(subject, play);
      checkRows(play);
      if (play.decision % 16 === 0) checkRender(subject, play);
      play.step();
      checkRewards(subject, play);
    }
    checkRows(play);
    checkInfo(subject, play);
    if (play.hasEnded) checkAfterEnd(subject, play);
  }
};
