// A certificate as it hangs on a wall: light in both themes, as the printed one is.
import { useTranslation } from 'react-i18next';
import { useTitleOf } from '../competitions/use-competitions.ts';
import { useScenarioName } from '../scenarios/use-scenarios.ts';
import { TimeText } from '../ui/time-text.tsx';
import { type Certificate, usePlaceText } from './use-certificates.ts';
import './texts.ts';

const kindOf = (rank: number | null): string =>
  rank === null ? 'participation' : rank <= 3 ? 'honour' : 'achievement';

export const CertificateCard = ({ certificate }: { certificate: Certificate }) => {
  const { t } = useTranslation();
  const titleOf = useTitleOf();
  const placeText = usePlaceText();
  const scenarioName = useScenarioName();
  const { holderName, role, entry, rank, rankedEntries, competition, scenarioId, issuer, issuedAt, revokedAt } =
    certificate;
  return (
    <section
      className={`relative rounded-2xl border-2 border-gold/60 bg-slate p-1.5 ${revokedAt === null ? '' : 'opacity-70'}`}
      data-testid="certificate"
    >
      <div className="flex flex-col items-center gap-1.5 rounded-xl border border-gold/35 px-4 py-8 text-center sm:py-12">
        <p className="text-[12px] font-semibold tracking-[0.35em] text-gold">稷下 JIXIA</p>
        <p className="font-serif text-[22px] font-bold sm:text-[28px]">{t(`certificates.kind.${kindOf(rank)}`)}</p>
        <p className="mt-4 font-serif text-[30px] leading-tight font-bold break-words sm:text-[42px]">{holderName}</p>
        <p className="text-mist">
          {entry.name === holderName ? t('certificates.alone') : t(`certificates.role.${role}`, { entry: entry.name })}
        </p>
        <p className="mt-4 font-serif text-[24px] font-bold text-vermilion sm:text-[30px]">{placeText(rank)}</p>
        {rank === null ? null : <p className="text-mist">{t('certificates.of', { count: rankedEntries })}</p>}
        <p className="mt-1 max-w-[60ch] break-words">
          {t('certificates.inCompetition', { title: titleOf(competition) })} · {scenarioName(scenarioId)}
        </p>
        <p className="mt-4 text-[13px] text-mist">
          {t('certificates.issued')} <TimeText at={issuedAt} />
          {issuer === null ? null : <> · {t('certificates.by', { name: issuer })}</>}
        </p>
        <p className="numeral font-mono text-[14px]">{certificate.code}</p>
      </div>
    </section>
  );
};
