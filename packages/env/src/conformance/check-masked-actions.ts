// An action that the mask forbids does nothing but be counted, and heads that take no part are ignored.

import {
  type ActionLayout,
  actionLayout,
  isLegalAction,
  legalOffset,
  sampleLegalAction,
  takesPart,
} from '../legal-actions.ts';
import { deriveSeed, Random } from '../random.ts';
import { infoIndex, type ScenarioInstance } from '../scenario-instance.ts';
import { type CheckSubject, firstDifference, instantiate, RandomPlay } from './check-run.ts';

/** Decisions of the same random play after the one in question, so that hidden effects come to light. */
const aftermath = 16;
const aftermathSeed = 77n;

/** Everything a match shows from outside, the count of illegal actions left out. */
type Appearance = { readonly name: string; readonly values: Float32Array | Int32Array | Uint8Array }[];

const appearance = (instance: ScenarioInstance, illegal: number): Appearance => {
  instance.observe();
  instance.inspect();
  const infoLength = instance.manifest.agentInfo.length;
  const agentInfo = instance.agentInfo.filter((_, index) => index % infoLength !== illegal);
  return [
    { name: 'observations', values: instance.observations.slice() },
    { name: 'masks', values: instance.masks.slice() },
    { name: 'rewards', values: instance.rewards.slice() },
    { name: 'rewardItems', values: instance.rewardItems.slice() },
    { name: 'matchInfo', values: instance.matchInfo.slice() },
    { name: 'agentInfo', values: agentInfo },
    { name: 'render', values: instance.renderBuffer.slice(0, instance.render(0)) },
  ];
};

const describe = (instance: ScenarioInstance, action: Int32Array): string =>
  instance.manifest.actionHeads
    .map((head, index) => `${head.name}=${head.values[action[index] as number] ?? action[index]}`)
    .join(' ');

/** End flags belong to the step that wrote them, not to the state. */
const restore = (instance: ScenarioInstance, block: Uint8Array): void => {
  instance.loadState(0, block);
  instance.terminated[0] = 0;
  instance.truncated[0] = 0;
};

type Trial = { readonly shows: Appearance[]; readonly illegalCount: number; readonly hash: bigint };

/** Plays `actions` from `block`, then some random decisions, the same in every attempt. */
const attempt = (instance: ScenarioInstance, block: Uint8Array, actions: Int32Array, agent: number): Trial => {
  const illegal = infoIndex(instance.manifest.agentInfo, 'illegalActions');
  const infoLength = instance.manifest.agentInfo.length;
  restore(instance, block);
  instance.actions.set(actions);
  instance.step();
  const hash = instance.hash(0);
  const shows = [appearance(instance, illegal)];
  const illegalCount = instance.agentInfo[agent * infoLength + illegal] as number;
  const layout = actionLayout(instance.manifest);
  const random = new Random(aftermathSeed);
  for (let decision = 0; decision < aftermath; decision++) {
    for (let row = 0; row < instance.agentsPerMatch; row++) {
      const { actionHeads, masks } = instance.manifest;
      sampleLegalAction(layout, instance.masks, row * masks.size, instance.actions, row * actionHeads.length, random);
    }
    instance.stepObserve();
  }
  shows.push(appearance(instance, illegal));
  return { shows, illegalCount, hash };
};

const difference = (a: Trial, b: Trial): string | null => {
  for (const [moment, shown] of a.shows.entries()) {
    for (const [index, { name, values }] of shown.entries()) {
      const at = firstDifference(values, b.shows[moment]?.[index]?.values ?? new Uint8Array(0));
      if (at >= 0) return `${name}[${at}]${moment === 0 ? '' : `, ${aftermath} decisions later`}`;
    }
  }
  return null;
};

/** Makes one agent's legal action illegal: a masked button, a masked value, or a value outside its head. */
const drawForbidden = (
  layout: ActionLayout,
  masks: Uint8Array,
  maskStart: number,
  action: Int32Array,
  random: Random,
): boolean => {
  for (let tries = 0; tries < 60; tries++) {
    const heads = layout.heads.length;
    for (let head = 0; head < heads; head++) action[head] = random.nextBelow(layout.heads[head]?.size ?? 1);
    if (random.nextBelow(4) === 0) {
      const head = random.nextBelow(heads);
      action[head] =
        random.nextBelow(2) === 0 ? -1 - random.nextBelow(3) : (layout.heads[head]?.size ?? 1) + random.nextBelow(3);
    } else if (random.nextBelow(2) === 0) {
      // A legal button with a forbidden value is rarer than a forbidden button; look for one on purpose.
      const buttons = layout.heads[0]?.size ?? 1;
      for (let turn = 0; turn < buttons; turn++) {
        const button = (action[0] as number) % buttons;
        if (masks[maskStart + legalOffset(layout, 0, 0) + button] === 1) break;
        action[0] = button + 1;
      }
    }
    if (!isLegalAction(layout, masks, maskStart, action, 0)) return true;
  }
  return false;
};

const checkForbidden = (subject: CheckSubject, play: RandomPlay, random: Random): void => {
  const { instance } = play;
  const { manifest } = instance;
  const layout = actionLayout(manifest);
  const heads = manifest.actionHeads.length;
  const block = instance.saveState(0);
  play.draw();
  const others = instance.actions.slice();
  const agent = random.nextBelow(instance.agentsPerMatch);
  const action = others.subarray(agent * heads, (agent + 1) * heads);
  if (!drawForbidden(layout, instance.masks, agent * manifest.masks.size, action, random)) return;
  const forbidden = action.slice();
  const illegal = infoIndex(manifest.agentInfo, 'illegalActions');
  instance.inspect();
  const before = instance.agentInfo[agent * manifest.agentInfo.length + illegal] as number;
  const tried = attempt(instance, block, others, agent);
  const where = `agent ${agent}, ${describe(instance, forbidden)}, ${play.place}`;
  if (tried.illegalCount !== before + 1) {
    subject.report.fail('masked actions', `illegalActions went from ${before} to ${tried.illegalCount}: ${where}`);
  }
  // Doing nothing is any button called `none...`: to stop, or to go on with what was ordered before.
  const names = manifest.actionHeads[0]?.values ?? [];
  let told: string | null = null;
  for (const [button, name] of names.entries()) {
    if (button > 0 && !name.startsWith('none')) continue;
    action.fill(0);
    action[0] = button;
    const wrong = difference(tried, attempt(instance, block, others, agent));
    if (wrong === null) {
      restore(instance, block);
      return;
    }
    told ??= wrong;
  }
  subject.report.fail('masked actions', `it did something: ${told} differs from doing nothing: ${where}`);
  restore(instance, block);
};

const checkIgnored = (subject: CheckSubject, play: RandomPlay, random: Random): void => {
  const { instance } = play;
  const { manifest } = instance;
  const layout = actionLayout(manifest);
  const heads = manifest.actionHeads.length;
  const block = instance.saveState(0);
  instance.observe();
  play.draw();
  const actions = instance.actions.slice();
  const changed = actions.slice();
  for (let agent = 0; agent < instance.agentsPerMatch; agent++) {
    const button = actions[agent * heads] as number;
    for (let head = 1; head < heads; head++) {
      if (takesPart(layout, instance.masks, agent * manifest.masks.size, head, button)) continue;
      changed[agent * heads + head] = random.nextBelow(40) - 10;
    }
  }
  const plain = attempt(instance, block, actions, 0).hash;
  if (attempt(instance, block, changed, 0).hash !== plain) {
    subject.report.fail('ignored heads', `a head outside the sub-action mask changed the state: ${play.place}`);
  }
  restore(instance, block);
};

/** Tries `samples` forbidden actions and as many changes of ignored heads; checks `masked actions`, `ignored heads`. */
export const checkMaskedActions = (subject: CheckSubject, samples: number): void => {
  const instance = instantiate(subject, 1);
  const random = new Random(deriveSeed(subject.seed, 2));
  const perEpisode = 25;
  for (let episode = 0; episode * perEpisode < samples; episode++) {
    const play = new RandomPlay(instance, 0, deriveSeed(subject.seed, 2, episode));
    const stride = 1 + random.nextBelow(Math.max(1, Math.floor(subject.maxDecisions / perEpisode)));
    for (let sample = 0; sample < perEpisode; sample++) {
      for (let step = 0; step < stride && !play.hasEnded; step++) play.step();
      if (play.hasEnded) break;
      checkForbidden(subject, play, random);
      instance.observe();
      checkIgnored(subject, play, random);
      instance.observe();
    }
  }
};
