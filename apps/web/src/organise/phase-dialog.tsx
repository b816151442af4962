// A phase as its organiser fills it in.
import { dataOf, ifMatch } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { Competition, Phase } from '../competitions/use-competitions.ts';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { HeroPicker } from './hero-picker.tsx';
import {
  emptyPhase,
  hasRounds,
  type PhaseDraft,
  type PhaseKind,
  phaseBodyOf,
  phaseDraftOf,
  phaseKinds,
  type ScheduleKind,
  schedulesOf,
  withKind,
} from './phase-draft.ts';
import { TimeField } from './time-field.tsx';

const HOUR_MS = 3600 * 1000;

/** In the order of the form. */
const fields = [
  ...['kind', 'titleEn', 'titleZh', 'startsAt', 'endsAt', 'schedule.kind', 'schedule.pairs', 'schedule.rounds'],
  ...['schedule.groups', 'schedule.idleMinutes', 'schedule.heroes', 'admission.take', 'admission.perGroup'],
  ...['quotas.submissionsADay', 'quotas.matchesADay', 'hasHiddenSeeds'],
] as const;

const NumberField = ({
  name,
  label,
  hint,
  draft,
  onChange,
  error,
}: {
  name: keyof PhaseDraft;
  label: string;
  hint?: string;
  draft: PhaseDraft;
  onChange: (part: Partial<PhaseDraft>) => void;
  error: string | undefined;
}) => (
  <TextField
    type="number"
    label={label}
    hint={hint}
    isOptional={name !== 'pairs'}
    value={String(draft[name])}
    error={error}
    onChange={(event) => onChange({ [name]: event.target.value })}
  />
);

export const PhaseDialog = ({
  competition,
  phase,
  isFirst,
  onClose,
}: {
  competition: Competition;
  /** Null where it is added. */
  phase: Phase | null;
  isFirst: boolean;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState<PhaseDraft>(() =>
    phase === null ? emptyPhase(new Date(Date.now() + HOUR_MS).toISOString()) : phaseDraftOf(phase),
  );
  const change = (part: Partial<PhaseDraft>): void => setDraft((old) => ({ ...old, ...part }));
  const send = async (): Promise<void> => {
    const body = phaseBodyOf(draft, phase?.quotas.sizeBytes);
    if (phase === null) {
      await dataOf(api.POST('/api/competitions/{id}/phases', { params: { path: { id: competition.id } }, body }));
    } else {
      const params = { path: { id: phase.id } };
      await dataOf(api.PATCH('/api/phases/{id}', { params, headers: ifMatch(`"${phase.version}"`), body }));
    }
    for (const key of ['phases', 'competition']) await client.invalidateQueries({ queryKey: [key] });
    onClose();
  };
  const check = () => ({ startsAt: draft.startsAt === null ? t('organise.needStart') : undefined });
  const submit = useSubmit({
    fields,
    check,
    textOf: ({ code, message }) => (code === 'changed_meanwhile' || code === 'unreachable' ? undefined : message),
    send,
  });
  const title = t(phase === null ? 'organise.addPhase' : 'organise.editPhase');
  const isLadder = draft.schedule === 'ladder';
  const number = { draft, onChange: change };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form submit={submit} action={t('form.save')} label={title}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('organise.phaseKind')}
            value={draft.kind}
            error={submit.errorOf('kind')}
            onChange={(event) => setDraft((old) => withKind(old, event.target.value as PhaseKind))}
          >
            {phaseKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`competitions.phaseKind.${kind}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('organise.schedule')}
            value={draft.schedule}
            error={submit.errorOf('schedule.kind')}
            onChange={(event) => change({ schedule: event.target.value as ScheduleKind })}
          >
            {schedulesOf[draft.kind].map((kind) => (
              <option key={kind} value={kind}>
                {t(`competitions.schedule.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('organise.titleEn')}
            isOptional
            value={draft.titleEn}
            error={submit.errorOf('titleEn')}
            onChange={(event) => change({ titleEn: event.target.value })}
          />
          <TextField
            label={t('organise.titleZh')}
            isOptional
            value={draft.titleZh}
            error={submit.errorOf('titleZh')}
            onChange={(event) => change({ titleZh: event.target.value })}
          />
          <TimeField
            label={t('organise.startsAt')}
            value={draft.startsAt}
            error={submit.errorOf('startsAt')}
            onChange={(startsAt) => change({ startsAt })}
          />
          <TimeField
            label={t('organise.endsAt')}
            hint={t('organise.endsAtHint')}
            isOptional
            value={draft.endsAt}
            error={submit.errorOf('endsAt')}
            onChange={(endsAt) => change({ endsAt })}
          />
          <NumberField
            name="pairs"
            label={t('organise.pairs')}
            hint={t('organise.pairsHint')}
            {...number}
            error={submit.errorOf('schedule.pairs')}
          />
          {hasRounds(draft.schedule) ? (
            <>
              <NumberField
                name="rounds"
                label={t('organise.rounds')}
                {...number}
                error={submit.errorOf('schedule.rounds')}
              />
              <NumberField
                name="groups"
                label={t('organise.groups')}
                {...number}
                error={submit.errorOf('schedule.groups')}
              />
            </>
          ) : null}
          {isLadder ? (
            <>
              <NumberField
                name="idleMinutes"
                label={t('organise.idleMinutes')}
                hint={t('organise.idleMinutesHint')}
                {...number}
                error={submit.errorOf('schedule.idleMinutes')}
              />
              <NumberField
                name="matchesADay"
                label={t('organise.matchesADay')}
                {...number}
                error={submit.errorOf('quotas.matchesADay')}
              />
            </>
          ) : null}
          <NumberField
            name="submissionsADay"
            label={t('organise.submissionsADay')}
            {...number}
            error={submit.errorOf('quotas.submissionsADay')}
          />
          {isFirst ? null : (
            <NumberField
              name="take"
              label={t('organise.take')}
              hint={t('organise.takeHint')}
              {...number}
              error={submit.errorOf('admission.take')}
            />
          )}
        </div>
        {isFirst || draft.take === '' ? null : (
          <CheckField
            label={t('organise.perGroup')}
            checked={draft.perGroup}
            onChange={(event) => change({ perGroup: event.target.checked })}
          />
        )}
        {submit.errorOf('admission.perGroup') === undefined ? null : (
          <p role="alert" className="text-[12.5px] text-vermilion">
            {submit.errorOf('admission.perGroup')}
          </p>
        )}
        <CheckField
          label={t('organise.hasHiddenSeeds')}
          hint={t('organise.hasHiddenSeedsHint')}
          checked={draft.hasHiddenSeeds}
          onChange={(event) => change({ hasHiddenSeeds: event.target.checked })}
        />
        <HeroPicker
          scenarioId={competition.scenarioId}
          value={draft.heroes}
          onChange={(heroes) => change({ heroes })}
          error={submit.errorOf('schedule.heroes')}
        />
      </Form>
    </Dialog>
  );
};
