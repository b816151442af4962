// What the form of a phase holds becomes what the server takes for its kind of schedule.
import { expect, test } from 'vitest';
import { emptyPhase, phaseBodyOf, withKind } from './phase-draft.ts';

const base = emptyPhase('2026-09-01T08:00:00.000Z');

test('fields that belong to another schedule are left out', () => {
  const ladder = phaseBodyOf({ ...base, rounds: '3', groups: '2', matchesADay: '20' }, undefined);
  expect(ladder.schedule).toEqual({ kind: 'ladder', pairs: 1 });
  expect(ladder.quotas).toEqual({ matchesADay: 20 });
  const swiss = phaseBodyOf(
    { ...base, kind: 'group', schedule: 'swiss', rounds: '3', groups: '2', matchesADay: '20', idleMinutes: '5' },
    1024,
  );
  expect(swiss.schedule).toEqual({ kind: 'swiss', pairs: 1, rounds: 3, groups: 2 });
  expect(swiss.quotas).toEqual({ sizeBytes: 1024 });
});

test('nobody is admitted per group where everybody is', () => {
  expect(phaseBodyOf({ ...base, perGroup: true }, undefined).admission).toEqual({ take: null, perGroup: false });
  expect(phaseBodyOf({ ...base, take: '8', perGroup: true }, undefined).admission).toEqual({ take: 8, perGroup: true });
});

test('another kind of phase brings a schedule that it may have', () => {
  expect(withKind(base, 'knockout').schedule).toBe('single-elimination');
  expect(withKind({ ...base, kind: 'group', schedule: 'swiss' }, 'final').schedule).toBe('swiss');
});
