// What goes on at this site: competitions that are open, matches just played. Loaded when the first match runs; a site
// without a platform shows nothing here.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CompetitionCards } from '../competitions/competition-card.tsx';
import { groupOf } from '../competitions/competition-group.ts';
import { useCompetitions } from '../competitions/use-competitions.ts';
import { MatchList } from '../matches/match-list.tsx';
import { useServerMatches } from '../matches/use-server-matches.ts';
import './texts.ts';

const MOST_COMPETITIONS = 3;
const MOST_MATCHES = 6;

const OpenCompetitions = () => {
  const { t } = useTranslation();
  const { items } = useCompetitions({ status: 'published' }, 20);
  const open = items?.filter((one) => ['open', 'upcoming'].includes(groupOf(one))).slice(0, MOST_COMPETITIONS) ?? [];
  if (open.length === 0) return null;
  return (
    <section className="flex flex-col gap-2.5 pt-3" data-testid="open-competitions">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-[16px] font-semibold">{t('home.openCompetitions')}</h2>
        <Link to="/competitions" className="link text-[13px]">
          {t('home.allCompetitions')}
        </Link>
      </div>
      <CompetitionCards competitions={open} />
    </section>
  );
};

const RecentMatches = () => {
  const { t } = useTranslation();
  const { items } = useServerMatches({}, { limit: MOST_MATCHES });
  if (items === undefined || items.length === 0) return null;
  return (
    <section className="panel flex flex-col gap-2 p-4 sm:p-5" data-testid="recent-matches">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-[16px] font-semibold">{t('home.recentMatches')}</h2>
        <Link to="/matches" className="link text-[13px]">
          {t('home.allMatches')}
        </Link>
      </div>
      <MatchList matches={items.slice(0, MOST_MATCHES)} />
    </section>
  );
};

export const PlatformSections = () => (
  <>
    <OpenCompetitions />
    <RecentMatches />
  </>
);
