// Adds a version: one of one's accepted submissions, or a file.
import { dataOf, newIdempotencyKey } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Field, SelectField, TextAreaField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type Model, refreshModel } from './use-models.ts';
import './texts.ts';

const sources = ['upload', 'submission'] as const;

export const VersionForm = ({ model }: { model: Model }) => {
  const { t } = useTranslation();
  const [source, setSource] = useState<(typeof sources)[number]>('upload');
  const [file, setFile] = useState<File | null>(null);
  const [submissionId, setSubmissionId] = useState('');
  const [notes, setNotes] = useState('');
  const params = { path: { id: model.id } };
  const candidates = useQuery({
    queryKey: ['model-candidates', model.id],
    queryFn: async () => (await dataOf(api.GET('/api/models/{id}/submissions', { params }))).items,
    enabled: source === 'submission',
  });
  const chosen = submissionId || (candidates.data?.[0]?.id ?? '');
  const submit = useSubmit({
    fields: ['file', 'fileName', 'submissionId', 'notes'],
    check: () => ({
      file: source === 'upload' && file === null ? t('models.versions.chooseFile') : undefined,
      submissionId: source === 'submission' && chosen === '' ? t('models.versions.noSubmissions') : undefined,
    }),
    send: async () => {
      if (source === 'submission') {
        await dataOf(api.POST('/api/models/{id}/versions', { params, body: { submissionId: chosen, notes } }));
      } else if (file !== null) {
        await api.POST('/api/models/{id}/versions/upload', {
          params: { ...params, query: { fileName: file.name, notes } },
          headers: { 'content-type': 'application/octet-stream', 'idempotency-key': newIdempotencyKey() },
          body: file as never,
          bodySerializer: (body: unknown) => body as BodyInit,
        });
      }
      setNotes('');
      setFile(null);
      await refreshModel();
      toast(t('models.versions.added'));
    },
  });
  return (
    <Panel title={t('models.versions.add')} lead={t('models.versions.lead')}>
      <Form submit={submit} action={t('models.versions.adding')} label={t('models.versions.add')}>
        <fieldset className="flex flex-wrap gap-1">
          <legend className="mb-1 text-[13px] font-medium">{t('models.versions.from')}</legend>
          {sources.map((one) => (
            <button
              key={one}
              type="button"
              className="segment border border-line"
              aria-pressed={one === source}
              data-testid={`from-${one}`}
              onClick={() => setSource(one)}
            >
              {t(`models.versions.${one}`)}
            </button>
          ))}
        </fieldset>
        {source === 'upload' ? (
          <Field
            label={t('models.versions.file')}
            hint={t('models.versions.fileHint')}
            error={submit.errorOf('file') ?? submit.errorOf('fileName')}
          >
            {(control) => (
              <input
                {...control}
                type="file"
                accept=".onnx"
                className="field py-1.5!"
                data-testid="model-file"
                onChange={({ target }) => setFile(target.files?.[0] ?? null)}
              />
            )}
          </Field>
        ) : candidates.data?.length === 0 ? (
          <p className="text-mist">{t('models.versions.noSubmissions')}</p>
        ) : (
          <SelectField
            label={t('models.versions.agent')}
            value={chosen}
            error={submit.errorOf('submissionId')}
            data-testid="model-submission"
            onChange={({ target }) => setSubmissionId(target.value)}
          >
            {candidates.data?.map(({ id, agentName, number }) => (
              <option key={id} value={id}>
                {agentName} v{number}
              </option>
            ))}
          </SelectField>
        )}
        <TextAreaField
          label={t('models.versions.notes')}
          isOptional
          value={notes}
          maxLength={5000}
          rows={2}
          error={submit.errorOf('notes')}
          onChange={({ target }) => setNotes(target.value)}
        />
      </Form>
    </Panel>
  );
};
