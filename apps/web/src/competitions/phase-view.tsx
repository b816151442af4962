// How a phase stands: leaderboard, who beats whom, ratings over time, and the promise of its seeds.
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/page-head.tsx';
import { Payoff } from './payoff.tsx';
import { RatingHistory } from './rating-history.tsx';
import { Seeds } from './seeds.tsx';
import { Standings } from './standings.tsx';
import './texts.ts';

export const PhaseView = ({ phaseId, ownEntry }: { phaseId: string; ownEntry: string | undefined }) => {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t('competitions.leaderboard')}>
        <Standings phaseId={phaseId} ownEntry={ownEntry} />
      </Panel>
      <div className="grid items-start gap-2.5 lg:grid-cols-2">
        <Panel title={t('competitions.history')} lead={t('competitions.historyLead')}>
          <RatingHistory phaseId={phaseId} />
        </Panel>
        <Panel title={t('competitions.payoff')} lead={t('competitions.payoffLead')}>
          <Payoff phaseId={phaseId} />
        </Panel>
      </div>
      <Panel title={t('competitions.seeds.title')} lead={t('competitions.seeds.lead')}>
        <Seeds phaseId={phaseId} />
      </Panel>
    </>
  );
};
