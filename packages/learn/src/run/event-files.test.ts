// Event files for TensorBoard: what is written reads back, and a run that goes on leaves nothing twice.

import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { EventFiles } from './event-files.ts';
import { decodeEvents, encodeEvent, scalarsEvent } from './tensorboard-events.ts';

const root = mkdtempSync(join(tmpdir(), 'jixia-events-'));
afterAll(() => rmSync(root, { recursive: true }));
const folderOf = (name: string): string => mkdtempSync(join(root, name));
const lineOf = (update: number) => ({ update, steps: update * 100, seconds: update, 'winRate/bot:weak': update / 8 });
const stepsOf = (files: EventFiles): (number | undefined)[] =>
  files
    .read()
    .filter(({ summary }) => summary)
    .map(({ step }) => step);

it('a record is laid out as TFRecord and Event say', () => {
  const bytes = encodeEvent({ wallTime: 1.5, step: 3, summary: { value: [{ tag: 'a', simpleValue: 2 }] } });
  const hex = Buffer.from(bytes).toString('hex');
  // Field 1 double 1.5, field 2 varint 3, field 5 { field 1 { field 1 "a", field 2 float 2 } }.
  expect(hex.slice(24, -8)).toBe('09000000000000f83f' + '1003' + '2a0a0a08' + '0a0161' + '1500000040');
  // A value of 0 is written out: readers take a value that is missing for none.
  const zero = encodeEvent({ wallTime: 1.5, summary: { value: [{ tag: 'a', simpleValue: 0 }] } });
  expect(Buffer.from(zero).toString('hex').slice(24, -8)).toBe(
    '09000000000000f83f' + '2a0a0a08' + '0a0161' + '1500000000',
  );
  expect(new DataView(bytes.buffer).getBigUint64(0, true)).toBe(BigInt(bytes.length - 16));
});

it('reads back every scalar under its learned decisions, with the clock it was given', () => {
  const folder = folderOf('whole-');
  const files = new EventFiles(folder, () => 1_700_000_000.25);
  for (const update of [1, 2, 3]) files.append(lineOf(update));
  const events = files.read();
  expect(events[0]).toMatchObject({ fileVersion: 'brain.Event:2', wallTime: 1_700_000_000.25 });
  expect(events[1]).toMatchObject({ step: 1, sessionLog: { status: 1 } });
  expect(events[4]?.step).toBe(300);
  expect(events[4]?.summary?.value).toContainEqual({ tag: 'winRate/bot:weak', simpleValue: 0.375 });
  expect(events[4]?.summary?.value).toHaveLength(4);
  expect(new EventFiles(folder).names()).toEqual(['events.out.tfevents.0000000001.jixia']);
});

it('a run that goes on cuts what came after its checkpoint and opens a file that says where it starts', () => {
  const folder = folderOf('resumed-');
  const first = new EventFiles(folder);
  for (const update of [1, 2, 3, 4]) first.append(lineOf(update));
  const [name = ''] = first.names();
  // A kill in the middle of a record.
  truncateSync(join(folder, name), readFileSync(join(folder, name)).length - 5);
  expect(stepsOf(first)).toEqual([100, 200, 300]);
  const second = new EventFiles(folder);
  second.rewind(200);
  for (const update of [3, 4, 5]) second.append(lineOf(update));
  expect(second.names()).toHaveLength(2);
  expect(stepsOf(second)).toEqual([100, 200, 300, 400, 500]);
  expect(second.read().filter(({ sessionLog }) => sessionLog)).toMatchObject([{ step: 1 }, { step: 201 }]);
  const third = new EventFiles(folder);
  third.rewind(0);
  expect(third.names()).toEqual([]);
});

it('damage ends the reading of a file; other files are left alone', () => {
  const folder = folderOf('damaged-');
  writeFileSync(join(folder, 'events.out.tfevents.1.other'), 'not ours');
  const files = new EventFiles(folder);
  for (const update of [1, 2]) files.append(lineOf(update));
  const path = join(folder, files.names()[0] as string);
  appendFileSync(path, Buffer.from('garbage that is longer than a frame'));
  expect(stepsOf(files)).toEqual([100, 200]);
  const damaged = encodeEvent(scalarsEvent(0, 1, { x: 1 }));
  damaged[14] = (damaged[14] as number) ^ 1;
  expect(decodeEvents(damaged)).toEqual([]);
  files.rewind(200);
  expect(decodeEvents(readFileSync(path)).at(-1)?.endBytes).toBe(readFileSync(path).length);
});
