// What greets a visitor: a match that runs, and the ways into the site.
import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/use-me.ts';
import { NewsList } from '../news/news-list.tsx';
import { awake } from '../site/awake.ts';
import { hasPage } from '../site/pages.ts';
import { LiveCard } from './live-card.tsx';
import './texts.ts';

const PlatformSections = lazy(async () => ({
  default: (await import('./platform-sections.tsx')).PlatformSections,
}));

const Card = ({ title, text, children }: { title: string; text: string; children: ReactNode }) => (
  <section className="panel flex flex-col gap-2 p-4">
    <h2 className="text-[15px] font-semibold">{title}</h2>
    <p className="flex-1 text-mist">{text}</p>
    {children}
  </section>
);

export const HomePage = () => {
  const { t } = useTranslation();
  const { me, isKnown } = useMe();
  const isAwake = useSyncExternalStore(awake.subscribe, awake.get);
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,340px)_minmax(0,1fr)] lg:gap-6">
        <section className="flex flex-col justify-center gap-4 py-3 lg:py-8">
          <h1 className="font-serif text-[30px] leading-tight font-bold text-balance sm:text-[38px]">
            {t('home.title')}
          </h1>
          <p className="text-[15px] leading-relaxed text-mist">{t('home.lead')}</p>
          <div className="flex flex-wrap gap-2">
            <Link to="/train" className="button button-gold">
              {t('home.train')}
            </Link>
            {isKnown && me === null && hasPage('/sign-up') ? (
              <Link to="/sign-up" className="button">
                {t('home.join')}
              </Link>
            ) : null}
          </div>
        </section>
        <LiveCard />
      </div>
      <div className="grid gap-2.5 sm:grid-cols-3">
        <Card title={t('home.cards.trainTitle')} text={t('home.cards.train')}>
          <Link to="/train" className="link self-start">
            {t('home.cards.toTrain')}
          </Link>
        </Card>
        <Card title={t('home.cards.agentTitle')} text={t('home.cards.agent')}>
          <code className="self-start rounded bg-night px-2 py-1 font-mono text-[12.5px]">
            {t('home.cards.agentCommand')}
          </code>
          <Link to="/submit" className="link self-start">
            {t('home.cards.toSubmit')}
          </Link>
        </Card>
        <Card title={t('home.cards.proofTitle')} text={t('home.cards.proof')}>
          <Link to="/compare" className="link self-start">
            {t('home.cards.compare')}
          </Link>
        </Card>
      </div>
      {isAwake ? (
        <Suspense fallback={null}>
          <PlatformSections />
        </Suspense>
      ) : null}
      <NewsList />
    </>
  );
};
