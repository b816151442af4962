// Registers for a competition: alone or with a team, with which agent. What stands in the way is told, all of it.
import { type ApiError, dataOf } from '@jixia/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { toast } from '../ui/toast.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { AgentChoice } from './agent-choice.tsx';
import { Eligibility } from './eligibility.tsx';
import type { Competition } from './use-competitions.ts';

export const EnterDialog = ({ competition, onClose }: { competition: Competition; onClose: () => void }) => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const memberships = useQuery({ queryKey: ['memberships'], queryFn: () => dataOf(api.GET('/api/me/memberships')) });
  const { minTeamSize, maxTeamSize, needsAdviser } = competition.eligibility;
  const needsTeam = minTeamSize > 1 || needsAdviser;
  const teams = memberships.data?.teams.filter(({ role }) => role === 'captain') ?? [];
  const [chosenTeam, setTeam] = useState<string | null>(null);
  const teamId = chosenTeam ?? (needsTeam ? (teams[0]?.id ?? '') : '');
  const [agent, setAgent] = useState({ agentId: '', submissionId: '' });
  const send = async (): Promise<void> => {
    const body = {
      teamId: teamId === '' ? null : teamId,
      agentId: agent.agentId === '' ? null : agent.agentId,
      submissionId: agent.submissionId === '' ? null : agent.submissionId,
    };
    await dataOf(api.POST('/api/competitions/{id}/entries', { params: { path: { id: competition.id } }, body }));
    for (const key of ['entries', 'competition', 'standings', 'phases']) {
      void client.invalidateQueries({ queryKey: [key] });
    }
    toast(t('competitions.entered'));
    onClose();
  };
  /** The server's sentences name people and the way out. */
  const textOf = (error: ApiError): string | undefined =>
    ['email_not_verified', 'not_signed_in', 'unreachable'].includes(error.code) ? undefined : error.message;
  const submit = useSubmit({ fields: ['teamId', 'agentId', 'submissionId'], textOf, send });
  return (
    <Dialog title={t('competitions.enter')} onClose={onClose}>
      <div>
        <p className="mb-1 text-[13px] font-medium">{t('competitions.eligibility')}</p>
        <Eligibility eligibility={competition.eligibility} />
      </div>
      {competition.registration === 'practiceOnly' ? (
        <p className="text-gold">{t('competitions.practiceOnlyHint')}</p>
      ) : null}
      <Form submit={submit} action={t('competitions.enterNow')} label={t('competitions.enter')}>
        <SelectField
          label={t('competitions.entryForm.as')}
          value={teamId}
          error={submit.errorOf('teamId')}
          onChange={(event) => {
            setTeam(event.target.value);
            setAgent({ agentId: '', submissionId: '' });
          }}
        >
          {needsTeam ? null : <option value="">{t('competitions.entryForm.alone')}</option>}
          {maxTeamSize === 1
            ? null
            : teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          {needsTeam && teams.length === 0 ? <option value="">{t('competitions.entryForm.noTeam')}</option> : null}
        </SelectField>
        {needsTeam && memberships.data !== undefined && teams.length === 0 ? (
          <p className="text-[13px] text-mist">
            {t('competitions.entryForm.needTeam')}{' '}
            <Link to="/teams" className="link">
              {t('user.teams')}
            </Link>
          </p>
        ) : null}
        <AgentChoice
          scenarioId={competition.scenarioId}
          teamId={teamId === '' ? null : teamId}
          {...agent}
          onChange={(agentId, submissionId) => setAgent({ agentId, submissionId })}
          submit={submit}
        />
      </Form>
    </Dialog>
  );
};
