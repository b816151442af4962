// Certificates as pages ask for them, and what they are called.
import { type Answer, dataOf, type Item } from '@jixia/api-client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import { type Pages, usePages } from '../ui/use-pages.ts';

export type Certificate = Answer<'/api/certificates/{code}'>;
export type ListedCertificate = Item<'/api/me/certificates'>;

export const useCertificate = (code: string): UseQueryResult<Certificate, Error> =>
  useQuery({
    queryKey: ['certificate', code],
    queryFn: () => dataOf(api.GET('/api/certificates/{code}', { params: { path: { code } } })),
    enabled: code !== '',
  });

export const useOwnCertificates = (): Pages<ListedCertificate> =>
  usePages(['certificates', 'mine'], (cursor) =>
    dataOf(api.GET('/api/me/certificates', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );

export const useCertificatesOf = (competitionId: string): Pages<ListedCertificate> =>
  usePages(['certificates', competitionId], (cursor) =>
    dataOf(
      api.GET('/api/competitions/{id}/certificates', {
        params: { path: { id: competitionId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );

/** Champion, Place 7, Took part. */
export const usePlaceText = (): ((rank: number | null) => string) => {
  const { t } = useTranslation();
  return (rank) => {
    if (rank === null) return t('certificates.place.none');
    return rank <= 3 ? t(`certificates.place.${rank}`) : t('certificates.place.other', { rank });
  };
};
