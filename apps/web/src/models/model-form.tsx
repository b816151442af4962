// The card of a model as a form: for a new one, and to change one.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { useScenarioName, useScenarios } from '../scenarios/use-scenarios.ts';
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { slugOf } from '../ui/slug.ts';
import { useSubmit } from '../ui/use-submit.ts';
import type { Model } from './use-models.ts';
import './texts.ts';

export type CardFields = Pick<
  Model,
  'title' | 'slug' | 'scenarioId' | 'algorithm' | 'trainingData' | 'licence' | 'card' | 'authors' | 'institutionId'
>;

const commonLicences = [
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC0-1.0',
  'Apache-2.0',
  'MIT',
  'MulanPSL-2.0',
  'GPL-3.0-only',
];

export const ModelForm = ({
  initial,
  isNew,
  isLicenceFixed,
  action,
  onSave,
}: {
  initial: CardFields;
  isNew: boolean;
  isLicenceFixed: boolean;
  action: string;
  onSave: (fields: CardFields) => Promise<unknown>;
}) => {
  const { t, i18n } = useTranslation();
  const scenarios = useScenarios();
  const scenarioName = useScenarioName();
  const memberships = useQuery({
    queryKey: ['memberships'],
    queryFn: () => dataOf(api.GET('/api/me/memberships')),
  });
  const [fields, setFields] = useState(initial);
  const [authors, setAuthors] = useState(initial.authors.join('\n'));
  const set = (change: Partial<CardFields>): void => setFields((before) => ({ ...before, ...change }));
  const scenarioId = fields.scenarioId || (scenarios.data?.[0]?.id ?? '');
  const submit = useSubmit({
    fields: ['title', 'slug', 'scenarioId', 'algorithm', 'trainingData', 'licence', 'card', 'authors', 'institutionId'],
    send: () =>
      onSave({
        ...fields,
        scenarioId,
        licence: fields.licence.trim(),
        authors: authors
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      }),
  });
  return (
    <Form submit={submit} action={action} label={t('models.card')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('models.form.title')}
          value={fields.title}
          maxLength={120}
          required
          error={submit.errorOf('title')}
          data-testid="model-title"
          onChange={({ target: { value } }) =>
            set({ title: value, ...(isNew && fields.slug === slugOf(fields.title) ? { slug: slugOf(value) } : {}) })
          }
        />
        {isNew ? (
          <TextField
            label={t('models.form.slug')}
            hint={t('models.form.slugHint')}
            value={fields.slug}
            maxLength={48}
            required
            autoCapitalize="none"
            error={submit.errorOf('slug')}
            data-testid="model-slug"
            onChange={({ target }) => set({ slug: target.value })}
          />
        ) : null}
        {isNew ? (
          <SelectField
            label={t('models.scenario')}
            value={scenarioId}
            error={submit.errorOf('scenarioId')}
            data-testid="model-scenario"
            onChange={({ target }) => set({ scenarioId: target.value })}
          >
            {scenarios.data?.map(({ id }) => (
              <option key={id} value={id}>
                {scenarioName(id)}
              </option>
            ))}
          </SelectField>
        ) : null}
        <TextField
          label={t('models.licence')}
          hint={t('models.form.licenceHint')}
          value={fields.licence}
          maxLength={80}
          required
          disabled={isLicenceFixed}
          list="common-licences"
          autoCapitalize="none"
          error={submit.errorOf('licence')}
          data-testid="model-licence"
          onChange={({ target }) => set({ licence: target.value })}
        />
        <datalist id="common-licences">
          {commonLicences.map((id) => (
            <option key={id} value={id} />
          ))}
        </datalist>
        <TextField
          label={t('models.algorithm')}
          hint={t('models.form.algorithmHint')}
          value={fields.algorithm}
          maxLength={300}
          error={submit.errorOf('algorithm')}
          data-testid="model-algorithm"
          onChange={({ target }) => set({ algorithm: target.value })}
        />
        <SelectField
          label={t('models.form.institution')}
          value={fields.institutionId ?? ''}
          error={submit.errorOf('institutionId')}
          onChange={({ target }) => set({ institutionId: target.value === '' ? null : target.value })}
        >
          <option value="">{t('models.form.nobody')}</option>
          {memberships.data?.institutions.map(({ id, nameZh, nameEn }) => (
            <option key={id} value={id}>
              {i18n.language === 'zh' ? nameZh : nameEn}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextAreaField
          label={t('models.trainingData')}
          hint={t('models.form.trainingDataHint')}
          value={fields.trainingData}
          maxLength={5000}
          rows={3}
          error={submit.errorOf('trainingData')}
          data-testid="model-data"
          onChange={({ target }) => set({ trainingData: target.value })}
        />
        <TextAreaField
          label={t('models.authors')}
          hint={t('models.form.authorsHint')}
          value={authors}
          rows={3}
          error={submit.errorOf('authors')}
          data-testid="model-authors"
          onChange={({ target }) => setAuthors(target.value)}
        />
      </div>
      <MarkdownField
        label={t('models.form.cardHint')}
        value={fields.card}
        maxLength={20_000}
        rows={12}
        isRequired
        error={submit.errorOf('card')}
        testId="model-card"
        onChange={(card) => set({ card })}
      />
    </Form>
  );
};
