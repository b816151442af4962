// Hands in a version: of which agent, the file, what is new in it.
import { type ApiError, dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents } from '../agents/use-agents.ts';
import { api } from '../api/api.ts';
import { useScenarioName, useScenarios } from '../scenarios/use-scenarios.ts';
import { Button } from '../ui/button.tsx';
import { byteSize } from '../ui/byte-size.ts';
import { CheckField, SelectField, TextAreaField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type ChosenFile, FileDrop } from './file-drop.tsx';
import type { Quota } from './quota-panel.tsx';
import { upload } from './upload.ts';

/** What the list of agents has for one that is not there yet. */
const NEW = 'new';
const MOST_NOTES = 2000;
const MOST_NAME = 60;

export const SubmitForm = ({
  scenarioId,
  agentId,
  quota,
  onChange,
  onSubmitted,
}: {
  scenarioId: string;
  /** '' where none is chosen. */
  agentId: string;
  quota: Quota | undefined;
  onChange: (values: { scenario?: string; agent?: string }) => void;
  onSubmitted: (submissionId: string, isDuplicate: boolean) => void;
}) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const scenarios = useScenarios();
  const scenarioName = useScenarioName();
  const agents = useAgents({ owner: 'me', scenarioId }, scenarioId !== '');
  const own = agents.items?.filter(({ isMine }) => isMine) ?? [];
  const [name, setName] = useState('');
  const [isPublished, setPublished] = useState(false);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [notes, setNotes] = useState('');
  const [progress, setProgress] = useState<number | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const picked = own.some(({ id }) => id === agentId) ? agentId : (own[0]?.id ?? NEW);
  const [isNewWanted, setNewWanted] = useState(false);
  const agent = isNewWanted ? NEW : picked;

  const send = async (): Promise<void> => {
    if (chosen === null) return;
    stop.current = new AbortController();
    let id = agent;
    if (agent === NEW) {
      const body = { scenarioId, name: name.trim(), isPublished };
      id = (await dataOf(api.POST('/api/agents', { body }))).id;
      // Should the upload fail, the agent is there and is chosen.
      await client.invalidateQueries({ queryKey: ['agents'] });
      setNewWanted(false);
      onChange({ agent: id });
    }
    setProgress(0);
    try {
      const { file, kind } = chosen;
      const { signal } = stop.current;
      const answer = await upload({ agentId: id, kind, file, notes, onProgress: setProgress, signal });
      setChosen(null);
      setNotes('');
      for (const key of ['agents', 'agent', 'submissions', 'quota']) void client.invalidateQueries({ queryKey: [key] });
      onSubmitted(answer.id, answer.isDuplicate);
    } finally {
      setProgress(null);
    }
  };

  const check = (): Record<string, string | undefined> => {
    const limit = chosen === null ? undefined : quota?.limits.sizeBytes[chosen.kind];
    const size = chosen?.file.size ?? 0;
    return {
      name: agent === NEW && name.trim() === '' ? t('submit.needName') : undefined,
      file:
        chosen === null
          ? t('submit.needFile')
          : size === 0
            ? t('submit.emptyFile')
            : limit !== undefined && size > limit
              ? t('submit.tooLarge', { size: byteSize(size), limit: byteSize(limit) })
              : undefined,
    };
  };
  const textOf = (error: ApiError): string | undefined =>
    ['bad_input', 'conflict', 'quota_exceeded', 'too_large'].includes(error.code) ? error.message : undefined;
  const submit = useSubmit({ fields: ['scenarioId', 'name', 'file', 'notes'], check, textOf, send });

  return (
    <Panel title={t('submit.form')}>
      <Form submit={submit} action={t('submit.send')} label={t('submit.form')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('submit.scenario')}
            value={scenarioId}
            error={submit.errorOf('scenarioId')}
            disabled={submit.isSending}
            onChange={(event) => onChange({ scenario: event.target.value, agent: '' })}
          >
            {scenarios.data?.map(({ id }) => (
              <option key={id} value={id}>
                {scenarioName(id)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('submit.agent')}
            value={agent}
            disabled={submit.isSending}
            onChange={(event) => {
              setNewWanted(event.target.value === NEW);
              if (event.target.value !== NEW) onChange({ agent: event.target.value });
            }}
            data-testid="agent"
          >
            {own.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
                {one.team === null ? '' : ` (${one.team.name})`}
              </option>
            ))}
            <option value={NEW}>{t('submit.newAgent')}</option>
          </SelectField>
        </div>
        {agent === NEW ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={t('submit.name')}
              hint={t('submit.nameHint')}
              value={name}
              maxLength={MOST_NAME}
              required
              error={submit.errorOf('name')}
              onChange={(event) => setName(event.target.value)}
              data-testid="agent-name"
            />
            <div className="sm:pt-6">
              <CheckField
                label={t('submit.publish')}
                hint={t('submit.publishHint')}
                checked={isPublished}
                onChange={(event) => setPublished(event.target.checked)}
              />
            </div>
          </div>
        ) : null}
        <FileDrop chosen={chosen} onChoose={setChosen} error={submit.errorOf('file')} isDisabled={submit.isSending} />
        <TextAreaField
          label={t('submit.notes')}
          hint={t('submit.notesHint')}
          isOptional
          value={notes}
          maxLength={MOST_NOTES}
          error={submit.errorOf('notes')}
          onChange={(event) => setNotes(event.target.value)}
        />
        {progress === null ? null : (
          <div className="flex items-center gap-3">
            <progress
              className="bar-progress min-w-0 flex-1"
              value={progress}
              max={1}
              aria-label={t('submit.sending')}
            />
            <span className="numeral w-10 text-right text-[12.5px] text-mist">{Math.round(progress * 100)} %</span>
            <Button onClick={() => stop.current.abort()}>{t('form.cancel')}</Button>
          </div>
        )}
      </Form>
    </Panel>
  );
};
