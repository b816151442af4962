// Addresses of a moment: what of them the page reads, and how they are written.
//   ?scenario=moba-1v1&seed=42&agents=bot:strong,bot:medium&config=hero0:liuying,maxTicks:9000#t=300
//     the match is played again from its seed, and shown from decision 300 on
//   ?replay=/replays/000001.jxr#t=300   the replay is fetched
//   #replay=BASE64URL&t=300             the address holds the replay itself
//   #match=HASH&t=300                   the reader has to open the replay's file

export type MomentAddress = {
  readonly scenario: string | null;
  readonly seed: string | null;
  /** As replays name them, one a side. */
  readonly agents: readonly string[];
  /** Configuration fields as written: numbers, or names of choices. */
  readonly config: Readonly<Record<string, string>>;
  readonly replay: Uint8Array<ArrayBuffer> | string | null;
  /** Hash of the match whose file is to be opened. */
  readonly match: string | null;
  readonly decision: number | null;
};

export type AddressProblem = 'address.badReplay' | 'address.badMoment' | 'address.badConfig';

/** `key` is that of the text that tells it. */
export class AddressError extends Error {
  readonly key: AddressProblem;
  readonly part: string;

  constructor(key: AddressProblem, part: string) {
    super(`${key}: ${part}`);
    this.name = 'AddressError';
    this.key = key;
    this.part = part;
  }
}

/** Longer addresses are cut by too many programs. */
const MAX_REPLAY_CHARACTERS = 64_000;

const toBase64Url = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> => {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    throw new AddressError('address.badReplay', text.slice(0, 24));
  }
};

const readConfig = (text: string): Record<string, string> => {
  const entries = text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', value = '', ...rest] = part.split(':');
      if (name === '' || value === '' || rest.length > 0) throw new AddressError('address.badConfig', part);
      return [name, value] as const;
    });
  return Object.fromEntries(entries);
};

/** Throws AddressError. */
export const readMomentAddress = (url: URL): MomentAddress => {
  const query = url.searchParams;
  const fragment = new URLSearchParams(url.hash.slice(1));
  const moment = fragment.get('t');
  if (moment !== null && !/^\d{1,7}$/.test(moment)) throw new AddressError('address.badMoment', moment);
  const held = fragment.get('replay');
  return {
    scenario: query.get('scenario'),
    seed: query.get('seed'),
    agents: (query.get('agents') ?? '').split(',').filter((name) => name !== ''),
    config: readConfig(query.get('config') ?? ''),
    replay: held === null ? query.get('replay') : fromBase64Url(held),
    match: fragment.get('match'),
    decision: moment === null ? null : Number(moment),
  };
};

/** Whether the address is about one match, and not only about the kind of match to begin with. */
export const namesMatch = (url: URL): boolean => {
  const fragment = new URLSearchParams(url.hash.slice(1));
  return (
    ['agents', 'replay'].some((name) => url.searchParams.has(name)) ||
    ['replay', 'match', 't'].some((name) => fragment.has(name))
  );
};

/** Address of the page of matches. */
const matchPage = (here: URL): URL => new URL('/match', here);

/** Of a match that its seed, agents and configuration make again. */
export const recreatingLink = (
  here: URL,
  match: {
    readonly scenario: string;
    readonly seed: bigint;
    readonly agents: readonly string[];
    readonly config: Readonly<Record<string, string | number>>;
    readonly decision: number;
  },
): string => {
  const config = Object.entries(match.config)
    .map(([name, value]) => `${name}:${value}`)
    .join(',');
  const query = [
    `scenario=${encodeURIComponent(match.scenario)}`,
    `seed=${match.seed}`,
    `agents=${match.agents.map((name) => encodeURIComponent(name).replaceAll('%3A', ':')).join(',')}`,
    ...(config === '' ? [] : [`config=${config}`]),
  ];
  return `${matchPage(here).href}?${query.join('&')}#t=${match.decision}`;
};

/** Holds the whole replay; null where that would be too long. */
export const holdingLink = (here: URL, replay: Uint8Array, decision: number): string | null => {
  const text = toBase64Url(replay);
  return text.length > MAX_REPLAY_CHARACTERS ? null : `${matchPage(here).href}#replay=${text}&t=${decision}`;
};

/** Of a match whose file has to be passed on beside it. */
export const filelessLink = (here: URL, hash: string, decision: number): string =>
  `${matchPage(here).href}#match=${hash}&t=${decision}`;

/** The address without what is about one match or moment. */
export const plainAddress = (here: URL, scenario: string | null): string => {
  const url = new URL(here);
  for (const name of ['agents', 'config', 'replay', 'scenario']) url.searchParams.delete(name);
  if (scenario !== null) url.searchParams.set('scenario', scenario);
  url.hash = '';
  return url.href;
};
