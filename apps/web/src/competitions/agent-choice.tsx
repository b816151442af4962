// With which agent, and which of its versions, an entry plays.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAgents } from '../agents/use-agents.ts';
import { api } from '../api/api.ts';
import { SelectField } from '../ui/field.tsx';
import type { Submit } from '../ui/use-submit.ts';

export const AgentChoice = ({
  scenarioId,
  teamId,
  agentId,
  submissionId,
  onChange,
  submit,
}: {
  scenarioId: string;
  /** Of the team that enters; null = a person. */
  teamId: string | null;
  agentId: string;
  submissionId: string;
  onChange: (agentId: string, submissionId: string) => void;
  submit: Submit;
}) => {
  const { t } = useTranslation();
  const agents = useAgents({ owner: 'me', scenarioId });
  const own = agents.items?.filter(({ isMine, team }) => isMine && (teamId === null || team?.id === teamId)) ?? [];
  const versions = useQuery({
    queryKey: ['submissions', agentId, 'choice'],
    queryFn: async () =>
      (
        await dataOf(
          api.GET('/api/agents/{id}/submissions', { params: { path: { id: agentId }, query: { limit: 100 } } }),
        )
      ).items,
    enabled: agentId !== '',
  });
  const accepted = versions.data?.filter(({ status }) => status === 'accepted') ?? [];
  return (
    <div className="flex flex-col gap-4">
      <SelectField
        label={t('submit.agent')}
        value={agentId}
        error={submit.errorOf('agentId')}
        onChange={(event) => onChange(event.target.value, '')}
        data-testid="entry-agent"
      >
        <option value="">{t('competitions.entryForm.later')}</option>
        {own.map(({ id, name, newestAccepted }) => (
          <option key={id} value={id}>
            {name}
            {newestAccepted === null ? ` (${t('work.nothingPlays')})` : ` v${newestAccepted.number}`}
          </option>
        ))}
      </SelectField>
      {agents.items !== undefined && own.length === 0 ? (
        <p className="text-[13px] text-mist">
          {t('competitions.entryForm.noAgent')}{' '}
          <Link to="/submit" search={{ scenario: scenarioId }} className="link">
            {t('submit.title')}
          </Link>
        </p>
      ) : null}
      {agentId === '' ? null : (
        <SelectField
          label={t('competitions.entryForm.version')}
          hint={t('competitions.entryForm.versionHint')}
          value={submissionId}
          error={submit.errorOf('submissionId')}
          onChange={(event) => onChange(agentId, event.target.value)}
        >
          <option value="">{t('competitions.entryForm.newest')}</option>
          {accepted.map(({ id, number }) => (
            <option key={id} value={id}>
              v{number}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
};
