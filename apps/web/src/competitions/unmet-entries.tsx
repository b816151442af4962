// For organisers: entries that do not meet the terms any more. They decide; until then these take part.
import { dataOf } from '@jixia/api-client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';

export const UnmetEntries = ({ competitionId }: { competitionId: string }) => {
  const { t, i18n } = useTranslation();
  const { data } = useQuery({
    // The sentences are the server's, in the language that is asked for.
    queryKey: ['entries', competitionId, 'unmet', i18n.language],
    queryFn: async () =>
      (await dataOf(api.GET('/api/competitions/{id}/unmet-entries', { params: { path: { id: competitionId } } })))
        .items,
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <section className="panel mb-3 flex flex-col gap-2 border-gold/60 p-3" data-testid="unmet-entries">
      <h3 className="text-[13px] font-semibold">{t('competitions.unmetTitle')}</h3>
      <p className="text-[13px] text-mist">{t('competitions.unmetLead')}</p>
      <ul className="flex flex-col gap-1.5">
        {data.map(({ entryId, name, unmet }) => (
          <li key={entryId} className="text-[13px] break-words">
            <strong className="font-semibold">{name}</strong> {unmet.join(' ')}
          </li>
        ))}
      </ul>
    </section>
  );
};
