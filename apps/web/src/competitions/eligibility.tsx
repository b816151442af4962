// Who may enter, in words.
import { useTranslation } from 'react-i18next';
import type { Competition } from './use-competitions.ts';

export const Eligibility = ({ eligibility }: Pick<Competition, 'eligibility'>) => {
  const { t } = useTranslation();
  const { institutionKinds, needsInstitution, needsVerifiedInstitution, needsAdviser } = eligibility;
  const { minTeamSize, maxTeamSize } = eligibility;
  const facts: readonly string[] = [
    ...(minTeamSize > 1
      ? [t('competitions.who.teams', { least: minTeamSize, most: maxTeamSize })]
      : maxTeamSize === 1
        ? [t('competitions.who.alone')]
        : [t('competitions.who.upTo', { most: maxTeamSize })]),
    ...(institutionKinds.length > 0
      ? [
          t('competitions.who.kinds', {
            kinds: institutionKinds.map((kind) => t(`competitions.institutionKind.${kind}`)).join(', '),
          }),
        ]
      : []),
    ...(needsVerifiedInstitution
      ? [t('competitions.who.verified')]
      : needsInstitution
        ? [t('competitions.who.institution')]
        : []),
    ...(needsAdviser ? [t('competitions.who.adviser')] : []),
  ];
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 leading-relaxed marker:text-gold">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
};
