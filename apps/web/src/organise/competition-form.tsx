// A competition as its organiser fills it in; the same form makes one and changes it.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { Competition } from '../competitions/use-competitions.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { useManifest, useScenarioName, useScenarios } from '../scenarios/use-scenarios.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { isSlug, slugOf } from '../ui/slug.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { ConfigFields } from './config-fields.tsx';
import { type Draft, draftOf, emptyDraft } from './draft.ts';
import { EligibilityFields } from './eligibility-fields.tsx';
import { TimeField } from './time-field.tsx';

const MOST_TITLE = 120;
const MOST_RULES = 50_000;

/** In the order of the form; the more exact name before the part that it belongs to. */
const eligibilityFields = ['eligibility.minTeamSize', 'eligibility.maxTeamSize', 'eligibility'] as const;
const fields = ['slug', 'scenarioId', 'titleZh', 'titleEn', 'rulesZh', 'rulesEn', 'institutionId'] as const;
const times = ['registrationOpensAt', 'registrationClosesAt'] as const;

export const CompetitionForm = ({
  before,
  scenarioId,
  action,
  onSend,
}: {
  /** Null where it is made. */
  before: Competition | null;
  /** Of a new one, to begin with. */
  scenarioId: string;
  action: string;
  onSend: (draft: Draft) => Promise<void>;
}) => {
  const { t, i18n } = useTranslation();
  const scenarios = useScenarios();
  const scenarioName = useScenarioName();
  const memberships = useQuery({ queryKey: ['memberships'], queryFn: () => dataOf(api.GET('/api/me/memberships')) });
  const [draft, setDraft] = useState<Draft>(() => (before === null ? emptyDraft(scenarioId) : draftOf(before)));
  const [isSlugTyped, setSlugTyped] = useState(before !== null);
  const { data: manifest } = useManifest(draft.scenarioId);
  const change = (part: Partial<Draft>): void => setDraft((old) => ({ ...old, ...part }));
  const isFixed = before !== null && before.status !== 'draft';
  const isNew = before === null;
  const check = (): Record<string, string | undefined> => ({
    titleZh: draft.titleZh.trim() === '' ? t('organise.needTitle') : undefined,
    titleEn: draft.titleEn.trim() === '' ? t('organise.needTitle') : undefined,
    slug: isSlug(draft.slug) ? undefined : t('organise.needSlug'),
  });
  const submit = useSubmit({
    fields: [...fields, ...eligibilityFields, ...draft.config.map(({ name }) => `config.${name}`), 'config', ...times],
    check,
    textOf: ({ code, message }) => (code === 'changed_meanwhile' || code === 'unreachable' ? undefined : message),
    send: () => onSend(draft),
  });
  const institutions = memberships.data?.institutions ?? [];
  return (
    <Form submit={submit} action={action} label={t('organise.form')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('organise.titleEn')}
          value={draft.titleEn}
          maxLength={MOST_TITLE}
          required
          error={submit.errorOf('titleEn')}
          onChange={(event) =>
            change({ titleEn: event.target.value, ...(isSlugTyped ? {} : { slug: slugOf(event.target.value) }) })
          }
        />
        <TextField
          label={t('organise.titleZh')}
          value={draft.titleZh}
          maxLength={MOST_TITLE}
          required
          lang="zh"
          error={submit.errorOf('titleZh')}
          onChange={(event) => change({ titleZh: event.target.value })}
        />
        <TextField
          label={t('organise.slug')}
          hint={`${location.origin}/competitions/${draft.slug || '…'}`}
          value={draft.slug}
          required
          disabled={isFixed}
          error={submit.errorOf('slug')}
          onChange={(event) => {
            setSlugTyped(true);
            change({ slug: event.target.value });
          }}
        />
        <SelectField
          label={t('submit.scenario')}
          hint={t('organise.scenarioHint')}
          value={draft.scenarioId}
          disabled={!isNew}
          error={submit.errorOf('scenarioId')}
          onChange={(event) => change({ scenarioId: event.target.value, config: [] })}
        >
          {scenarios.data?.map(({ id }) => (
            <option key={id} value={id}>
              {scenarioName(id)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('organise.institution')}
          value={draft.institutionId ?? ''}
          disabled={isFixed}
          error={submit.errorOf('institutionId')}
          onChange={(event) => change({ institutionId: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{t('organise.noInstitution')}</option>
          {institutions.map(({ id, nameZh, nameEn }) => (
            <option key={id} value={id}>
              {i18n.language === 'zh' ? nameZh : nameEn}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        {(['rulesEn', 'rulesZh'] as const).map((name) => (
          <MarkdownField
            key={name}
            label={t(`organise.${name}`)}
            value={draft[name]}
            onChange={(text) => change({ [name]: text })}
            maxLength={MOST_RULES}
            rows={12}
            error={submit.errorOf(name)}
          />
        ))}
      </div>
      <EligibilityFields
        value={draft.eligibility}
        onChange={(eligibility) => change({ eligibility })}
        submit={submit}
        isDisabled={isFixed && (before?.entryCount ?? 0) > 0}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {times.map((name) => (
          <TimeField
            key={name}
            label={t(`organise.${name}`)}
            hint={t(`organise.${name}Hint`)}
            value={draft[name]}
            isOptional
            error={submit.errorOf(name)}
            onChange={(at) => change({ [name]: at })}
          />
        ))}
      </div>
      <ConfigFields
        manifest={manifest}
        value={draft.config}
        onChange={(config) => change({ config })}
        errorOf={submit.errorOf}
        isDisabled={isFixed}
      />
    </Form>
  );
};
