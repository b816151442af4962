// The scenarios of this server: the list, and the manifest of one as the rules build wrote it.
import { type Answer, ApiError, dataOf } from '@jixia/api-client';
import { findScenario, scenarioIds } from '@jixia/env';
import type { BotEntry, Manifest } from '@jixia/env/types';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';

export type ListedScenario = Answer<'/api/scenarios'>['scenarios'][number];

export const useScenarios = (): UseQueryResult<readonly ListedScenario[], Error> =>
  useQuery({
    queryKey: ['scenarios'],
    queryFn: async () => (await dataOf(api.GET('/api/scenarios'))).scenarios,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a scenario is called in the reader's language; its id until that is known. */
export const useScenarioName = (): ((id: string) => string) => {
  const { i18n } = useTranslation();
  const { data } = useScenarios();
  return (id) => {
    const title = data?.find((one) => one.id === id)?.title;
    return title === undefined ? id : (title[i18n.language === 'zh' ? 'zh' : 'en'] ?? id);
  };
};

const loadManifest = async (id: string): Promise<Manifest> => {
  if (!scenarioIds().includes(id)) throw new ApiError('not_found', `There is no scenario "${id}".`);
  const response = await fetch(`/scenarios/${encodeURIComponent(id)}.manifest.json`);
  if (!response.ok) throw new ApiError('not_found', `There is no scenario "${id}".`);
  return (await response.json()) as Manifest;
};

export const useManifest = (id: string): UseQueryResult<Manifest, Error> =>
  useQuery({
    queryKey: ['manifest', id],
    queryFn: () => loadManifest(id),
    enabled: id !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The scripted agents that come with a scenario. */
export const botsOf = (id: string): readonly BotEntry[] => (scenarioIds().includes(id) ? findScenario(id).bots : []);

/** The default of a configuration field. */
export const presetOf = (manifest: Manifest, field: string): number =>
  manifest.config.find(({ name }) => name === field)?.default ?? 0;

export const sidesOf = (manifest: Manifest): number =>
  manifest.agents.filter(({ team }) => team === (manifest.agents[0]?.team ?? 0)).length;

/** Of a mode as it stands in the manifest: `1v1`. */
export const modeOf = (manifest: Manifest): string => {
  const aside = sidesOf(manifest);
  return `${aside}v${manifest.agents.length - aside}`;
};
