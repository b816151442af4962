// The form's state becomes what the server takes.
import { expect, test } from 'vitest';
import { changesOf, configOf, type Described, draftOf, emptyDraft } from './draft.ts';

const { institutionId: _, ...fields } = emptyDraft('moba-1v1');
const competition: Described = {
  ...fields,
  ...{ slug: 'cup', titleEn: 'Cup', titleZh: '杯', institution: null, config: { maxTicks: 900 } },
};

test('numbers are sent as numbers, names as names', () => {
  expect(
    configOf([
      { name: 'maxTicks', value: '900' },
      { name: 'summoner0', value: ' blink ' },
    ]),
  ).toEqual({
    maxTicks: 900,
    summoner0: 'blink',
  });
});

test('only what was changed is sent', () => {
  const draft = draftOf(competition);
  expect(changesOf(draft, competition)).toEqual({});
  const eligibility = { ...draft.eligibility, needsAdviser: true };
  expect(changesOf({ ...draft, titleEn: 'New', eligibility }, competition)).toEqual({ titleEn: 'New', eligibility });
  expect(changesOf({ ...draft, config: [] }, competition)).toEqual({ config: {} });
});
