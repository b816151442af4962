// One's own entry in a competition: how it stands, with what it plays, and taking it back.
import { type ApiError, dataOf, ifMatch } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton, Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { Panel } from '../ui/page-head.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { AgentChoice } from './agent-choice.tsx';
import type { Entry } from './use-entries.ts';

const ChangeAgent = ({ entry, onClose }: { entry: Entry; onClose: () => void }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [agent, setAgent] = useState({ agentId: entry.agent?.id ?? '', submissionId: entry.pinned?.id ?? '' });
  const send = async (): Promise<void> => {
    const body = {
      agentId: agent.agentId === '' ? null : agent.agentId,
      submissionId: agent.submissionId === '' ? null : agent.submissionId,
    };
    await dataOf(
      api.PATCH('/api/entries/{id}', {
        params: { path: { id: entry.id } },
        headers: ifMatch(`"${entry.version}"`),
        body,
      }),
    );
    for (const key of ['entries', 'standings']) void client.invalidateQueries({ queryKey: [key] });
    toast(t('form.saved'));
    onClose();
  };
  const textOf = (error: ApiError): string | undefined =>
    error.code === 'changed_meanwhile' ? undefined : error.message;
  const submit = useSubmit({ fields: ['agentId', 'submissionId'], textOf, send });
  return (
    <Dialog title={t('competitions.changeAgent')} onClose={onClose}>
      <Form submit={submit} action={t('form.save')} label={t('competitions.changeAgent')}>
        <AgentChoice
          scenarioId={entry.competition.scenarioId}
          teamId={entry.team?.id ?? null}
          {...agent}
          onChange={(agentId, submissionId) => setAgent({ agentId, submissionId })}
          submit={submit}
        />
      </Form>
    </Dialog>
  );
};

export const EntryFacts = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation();
  const { agent, playsWith, pinned, standing, status, reason, isPracticeOnly } = entry;
  return (
    <div className="flex flex-col gap-1">
      {status === 'registered' ? null : (
        <p className="text-vermilion">
          {t(`competitions.entryStatus.${status}`)}
          {reason === null || reason === '' ? '' : `: ${reason}`}
        </p>
      )}
      <p>
        {agent === null ? (
          <span className="text-vermilion">{t('competitions.noAgentYet')}</span>
        ) : (
          <>
            {t('competitions.playsWith')}{' '}
            <Link to={`/agents/${agent.id}`} className="link">
              {agent.name}
              {playsWith === null ? '' : ` v${playsWith.number}`}
            </Link>
            {playsWith === null ? <span className="text-vermilion"> {t('competitions.nothingAccepted')}</span> : null}
            {pinned === null ? null : <span className="text-mist"> ({t('competitions.pinned')})</span>}
          </>
        )}
      </p>
      {standing === null ? null : (
        <p className="text-mist">
          {t('competitions.standsAt', {
            rank: standing.rank ?? '—',
            rating: standing.rating === null ? '—' : Math.round(standing.rating),
            record: `${standing.wins} / ${standing.draws} / ${standing.losses}`,
          })}
        </p>
      )}
      {isPracticeOnly ? <p className="text-gold">{t('competitions.practiceOnlyHint')}</p> : null}
    </div>
  );
};

export const OwnEntry = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const withdraw = async (): Promise<void> => {
    await dataOf(api.POST('/api/entries/{id}/withdraw', { params: { path: { id: entry.id } }, body: { reason: '' } }));
    for (const key of ['entries', 'standings', 'competition']) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Panel
      title={t('competitions.yourEntry', { name: entry.name })}
      actions={
        entry.status === 'registered' ? (
          <>
            <Button onClick={() => setChanging(true)}>{t('competitions.changeAgent')}</Button>
            <ConfirmButton
              look="danger"
              question={t('competitions.withdrawQuestion')}
              consequence={t('competitions.withdrawText')}
              action={t('competitions.withdraw')}
              onConfirm={withdraw}
            >
              {t('competitions.withdraw')}
            </ConfirmButton>
          </>
        ) : null
      }
    >
      <div data-testid="own-entry">
        <EntryFacts entry={entry} />
      </div>
      {isChanging ? <ChangeAgent entry={entry} onClose={() => setChanging(false)} /> : null}
    </Panel>
  );
};
