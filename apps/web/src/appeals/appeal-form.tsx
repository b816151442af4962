// Files an appeal.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { type Competition, usePhaseName } from '../competitions/use-competitions.ts';
import type { Entry } from '../competitions/use-entries.ts';
import { MarkdownField } from '../markdown/markdown-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import './texts.ts';

const LEAST = 10;

export const AppealForm = ({
  competition,
  entries,
  onFiled,
  onClose,
}: {
  competition: Competition;
  /** Those that the reader plays for. */
  entries: readonly Entry[];
  onFiled: (id: string) => void;
  onClose: () => void;
}) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const phaseName = usePhaseName();
  const [entryId, setEntryId] = useState(entries[0]?.id ?? '');
  const [phaseId, setPhaseId] = useState('');
  const [matchId, setMatchId] = useState('');
  const [text, setText] = useState('');
  const submit = useSubmit({
    fields: ['entryId', 'phaseId', 'matchId', 'text'],
    check: () => ({ text: text.trim().length < LEAST ? t('appeals.needText') : undefined }),
    textOf: ({ message }) => message,
    send: async () => {
      // Who pastes the whole address means the match in it.
      const match = matchId.trim().replace(/^.*\/match\//, '');
      const body = {
        ...{ entryId, text },
        ...(phaseId === '' ? {} : { phaseId }),
        ...(match === '' ? {} : { matchId: match }),
      };
      const params = { path: { id: competition.id } };
      const { id } = await dataOf(api.POST('/api/competitions/{id}/appeals', { params, body }));
      await client.invalidateQueries({ queryKey: ['appeals', competition.id] });
      toast(t('appeals.filed'));
      onFiled(id);
    },
  });
  return (
    <Dialog title={t('appeals.file')} onClose={onClose}>
      <Form submit={submit} action={t('appeals.file')} label={t('appeals.file')}>
        {entries.length < 2 ? null : (
          <SelectField
            label={t('appeals.entry')}
            error={submit.errorOf('entryId')}
            value={entryId}
            onChange={({ target }) => setEntryId(target.value)}
          >
            {entries.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={t('appeals.phase')}
          error={submit.errorOf('phaseId')}
          value={phaseId}
          onChange={({ target }) => setPhaseId(target.value)}
        >
          <option value="">{t('appeals.anyPhase')}</option>
          {competition.phases.map((phase) => (
            <option key={phase.id} value={phase.id}>
              {phaseName(phase)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('appeals.match')}
          isOptional
          error={submit.errorOf('matchId')}
          value={matchId}
          maxLength={200}
          spellCheck={false}
          onChange={({ target }) => setMatchId(target.value)}
        />
        <MarkdownField
          label={t('appeals.text')}
          isRequired
          error={submit.errorOf('text')}
          value={text}
          maxLength={10_000}
          onChange={setText}
        />
      </Form>
    </Dialog>
  );
};
