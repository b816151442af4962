// The `.jxr` file (docs/replay-format.md): signature, sections, and a SHA-256 over all of it.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { deflateSync, inflateSync } from 'fflate';
import { packActions, unpackActions } from './action-codec.ts';
import { linkCount, storedLinkBytes } from './hash-chain.ts';
import { type HeaderFields, parseHeader } from './header.ts';
import type { Replay } from './replay.ts';
import { ReplayError } from './replay-error.ts';

/** Like PNG's: a byte no text has, the name, and line ends that a careless transfer would change. */
const signature = Uint8Array.from([0x89, 0x4a, 0x58, 0x52, 0x0d, 0x0a, 0x1a, 0x0a]);
export const formatVersion = 1;
const prefixBytes = 16;
const digestBytes = 32;
const maxActionValues = 64 * 1024 * 1024;
const maxNotesBytes = 64 * 1024 * 1024;

const fix = 'Get it again from its source.';

type Section = { readonly tag: string; readonly data: Uint8Array };

const sectionTags = ['HEAD', 'ACTS', 'CHAI', 'NOTE'];

const assemble = (sections: readonly Section[]): Uint8Array<ArrayBuffer> => {
  const length = sections.reduce((sum, { data }) => sum + 8 + data.length, prefixBytes + digestBytes);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(signature);
  view.setUint32(8, formatVersion, true);
  view.setUint32(12, length, true);
  let offset = prefixBytes;
  for (const { tag, data } of sections) {
    bytes.set(utf8ToBytes(tag), offset);
    view.setUint32(offset + 4, data.length, true);
    bytes.set(data, offset + 8);
    offset += 8 + data.length;
  }
  bytes.set(sha256(bytes.subarray(0, offset)), offset);
  return bytes;
};

/** The bytes of a `.jxr` file. Throws ReplayError `bad_record`. */
export const encodeReplay = (replay: Replay): Uint8Array<ArrayBuffer> => {
  const { setup, agents, headSizes, result } = replay;
  const expected = result.decisions * agents.length * headSizes.length;
  if (replay.actions.length !== expected) {
    throw new ReplayError(
      'bad_record',
      `The record has ${replay.actions.length} action values, its result says ${expected}.`,
    );
  }
  const header: HeaderFields = {
    scenario: setup.scenarioId,
    rules: setup.rulesHash,
    seed: setup.seed.toString(),
    config: setup.config,
    headSizes,
    agents,
    result,
    hash: replay.hash,
  };
  const sections: Section[] = [
    { tag: 'HEAD', data: deflateSync(utf8ToBytes(JSON.stringify(header)), { level: 9 }) },
    { tag: 'ACTS', data: packActions(replay.actions, { agents: agents.length, headSizes }) },
    { tag: 'CHAI', data: replay.chain },
  ];
  if (replay.notes !== null && replay.notes !== undefined) {
    sections.push({ tag: 'NOTE', data: deflateSync(utf8ToBytes(JSON.stringify(replay.notes)), { level: 9 }) });
  }
  return assemble(sections);
};

/** Checks signature, version, length and digest, in the order that gives the most useful message. */
const checkEnvelope = (bytes: Uint8Array): void => {
  const isSigned = signature.every((byte, index) => index >= bytes.length || bytes[index] === byte);
  if (!isSigned || bytes.length === 0) {
    throw new ReplayError('not_a_replay', 'This is not a Jixia replay: the file does not begin like a .jxr file.');
  }
  if (bytes.length < prefixBytes + digestBytes) {
    throw new ReplayError('truncated', `The replay is cut off after ${bytes.length} bytes. ${fix}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version > formatVersion && version < 1000) {
    throw new ReplayError(
      'newer_version',
      `The replay is of format ${version}; this version of Jixia reads up to ${formatVersion}. Update Jixia.`,
    );
  }
  const length = view.getUint32(12, true);
  if (bytes.length < length && version === formatVersion) {
    throw new ReplayError('truncated', `The replay is cut off: it has ${bytes.length} of ${length} bytes. ${fix}`);
  }
  const digest = sha256(bytes.subarray(0, bytes.length - digestBytes));
  const isWhole = length === bytes.length && version === formatVersion;
  if (!isWhole || bytesToHex(digest) !== bytesToHex(bytes.subarray(bytes.length - digestBytes))) {
    throw new ReplayError('corrupt', `The replay was changed or damaged: its SHA-256 does not match. ${fix}`);
  }
};

const readSections = (bytes: Uint8Array): Map<string, Uint8Array> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - digestBytes;
  const sections = new Map<string, Uint8Array>();
  let offset = prefixBytes;
  while (offset < end) {
    if (offset + 8 > end) throw new ReplayError('corrupt', `The replay ends within a section. ${fix}`);
    const tag = String.fromCharCode(...bytes.subarray(offset, offset + 4));
    const length = view.getUint32(offset + 4, true);
    if (offset + 8 + length > end || !sectionTags.includes(tag) || sections.has(tag)) {
      throw new ReplayError(
        'corrupt',
        `The replay has a section "${tag}" of ${length} bytes that does not belong. ${fix}`,
      );
    }
    sections.set(tag, bytes.subarray(offset + 8, offset + 8 + length));
    offset += 8 + length;
  }
  return sections;
};

const inflateText = (data: Uint8Array, maxBytes: number, what: string): string => {
  try {
    const raw = inflateSync(data, { out: new Uint8Array(Math.min(maxBytes, data.length * 1032 + 64)) });
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch (cause) {
    throw new ReplayError('corrupt', `The replay's ${what} section does not inflate to text. ${fix}`, { cause });
  }
};

const parseJson = (text: string, what: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ReplayError('corrupt', `The replay's ${what} section is not JSON. ${fix}`, { cause });
  }
};

/**
 * Reads a `.jxr` file; the rules module is not needed for this. Throws ReplayError `not_a_replay`, `newer_version`,
 * `truncated`, `corrupt`.
 */
export const decodeReplay = (bytes: Uint8Array): Replay => {
  checkEnvelope(bytes);
  const sections = readSections(bytes);
  const [head, acts, chain, note] = sectionTags.map((tag) => sections.get(tag));
  if (head === undefined || acts === undefined || chain === undefined) {
    throw new ReplayError('corrupt', `The replay lacks one of its sections HEAD, ACTS, CHAI. ${fix}`);
  }
  const header = parseHeader(parseJson(inflateText(head, 1024 * 1024, 'HEAD'), 'HEAD'));
  const { decisions } = header.result;
  if (decisions * header.agents.length * header.headSizes.length > maxActionValues) {
    throw new ReplayError('corrupt', `The replay says it has ${decisions} decisions, more than fit. ${fix}`);
  }
  if (chain.length !== linkCount(decisions) * storedLinkBytes) {
    throw new ReplayError(
      'corrupt',
      `The replay's hash chain has another length than its ${decisions} decisions need. ${fix}`,
    );
  }
  if (hexToBytes(header.hash).length !== digestBytes)
    throw new ReplayError('corrupt', `The replay's hash is no SHA-256. ${fix}`);
  return {
    setup: {
      scenarioId: header.scenario,
      rulesHash: header.rules,
      seed: BigInt(header.seed),
      config: header.config,
    },
    agents: header.agents,
    headSizes: header.headSizes,
    result: header.result,
    actions: unpackActions(acts, decisions, { agents: header.agents.length, headSizes: header.headSizes }),
    chain: chain.slice(),
    hash: header.hash,
    notes: note === undefined ? null : parseJson(inflateText(note, maxNotesBytes, 'NOTE'), 'NOTE'),
  };
};
