// The phases of a competition for its organisers: plan, begin, end, grade again.
import { dataOf } from '@jixia/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { type Competition, type Phase, usePhaseName, usePhases } from '../competitions/use-competitions.ts';
import { PageLoading } from '../site/page-loading.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/page-head.tsx';
import { ReasonButton } from '../ui/reason-button.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { PhaseDialog } from './phase-dialog.tsx';

const useChanged = (): (() => Promise<void>) => {
  const client = useQueryClient();
  return async () => {
    for (const key of ['phases', 'competition', 'standings']) await client.invalidateQueries({ queryKey: [key] });
  };
};

const PhaseRow = ({ phase, onEdit }: { phase: Phase; onEdit: () => void }) => {
  const { t } = useTranslation();
  const phaseName = usePhaseName();
  const changed = useChanged();
  const { status, id } = phase;
  const params = { path: { id } };
  const isPlanned = status === 'planned';
  const isRunning = status === 'open' || status === 'playing';
  const isStuck = phase.obstacle?.kind === 'problem';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="numeral text-mist">{phase.ordinal + 1}.</span>
          <span className="font-semibold">{phaseName(phase)}</span>
          <span className={`badge ${isRunning ? 'badge-jade' : ''}`}>{t(`competitions.phaseStatus.${status}`)}</span>
          <span className="text-[13px] text-mist">{t(`competitions.schedule.${phase.schedule.kind}`)}</span>
        </p>
        <p className="text-[13px] text-mist">
          <TimeText at={phase.startsAt} precision="minute" /> –{' '}
          {phase.endsAt === null ? (
            t(phase.schedule.kind === 'ladder' ? 'competitions.openEnd' : 'competitions.untilPlayed')
          ) : (
            <TimeText at={phase.endsAt} precision="minute" />
          )}
        </p>
        {phase.obstacle === null ? null : (
          <p className={`text-[13px] ${isStuck ? 'text-vermilion' : 'text-mist'}`}>{phase.obstacle.message}</p>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {isPlanned ? <Button onClick={onEdit}>{t('organise.change')}</Button> : null}
        {isPlanned || isStuck ? (
          <ConfirmButton
            question={t('organise.startQuestion')}
            consequence={t('organise.startText')}
            action={t('organise.start')}
            onConfirm={async () => {
              await dataOf(api.POST('/api/phases/{id}/start', { params }));
              await changed();
            }}
          >
            {t('organise.start')}
          </ConfirmButton>
        ) : null}
        {isRunning ? (
          <ConfirmButton
            question={t('organise.closeQuestion')}
            consequence={t('organise.closeText')}
            action={t('organise.close')}
            onConfirm={async () => {
              await dataOf(api.POST('/api/phases/{id}/close', { params }));
              await changed();
            }}
          >
            {t('organise.close')}
          </ConfirmButton>
        ) : null}
        {isRunning || status === 'done' ? (
          <ReasonButton
            title={t('organise.regrade')}
            lead={t('organise.regradeText')}
            hint={t('organise.regradeHint')}
            action={t('organise.regrade')}
            leastLength={1}
            onReason={async (reason) => {
              await dataOf(api.POST('/api/phases/{id}/regrade', { params, body: { reason } }));
              await changed();
            }}
          />
        ) : null}
        {isPlanned ? (
          <ConfirmButton
            look="danger"
            question={t('organise.deleteQuestion')}
            consequence={t('organise.deleteText')}
            action={t('organise.delete')}
            onConfirm={async () => {
              await dataOf(api.DELETE('/api/phases/{id}', { params }));
              await changed();
            }}
          >
            {t('organise.delete')}
          </ConfirmButton>
        ) : null}
      </div>
    </li>
  );
};

export const PhasesTab = ({ competition }: { competition: Competition }) => {
  const { t } = useTranslation();
  const { data } = usePhases(competition.id);
  const [edited, setEdited] = useState<Phase | 'new' | null>(null);
  const mayAdd = competition.status === 'draft' || competition.status === 'published';
  return (
    <Panel
      title={t('competitions.phases')}
      lead={t('organise.phasesLead')}
      actions={
        mayAdd ? (
          <Button look="gold" onClick={() => setEdited('new')} data-testid="add-phase">
            {t('organise.addPhase')}
          </Button>
        ) : null
      }
    >
      {data === undefined ? (
        <PageLoading />
      ) : data.length === 0 ? (
        <EmptyState title={t('competitions.noPhases')} hint={t('organise.noPhasesHint')} />
      ) : (
        <ol className="flex flex-col">
          {[...data]
            .sort((a, b) => a.ordinal - b.ordinal)
            .map((phase) => (
              <PhaseRow key={phase.id} phase={phase} onEdit={() => setEdited(phase)} />
            ))}
        </ol>
      )}
      {edited === null ? null : (
        <PhaseDialog
          competition={competition}
          phase={edited === 'new' ? null : edited}
          isFirst={edited === 'new' ? (data?.length ?? 0) === 0 : edited.ordinal === 0}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
};
