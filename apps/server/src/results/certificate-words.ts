// What a certificate says, in both languages.

type Localized = { readonly zh: string; readonly en: string };

export type CertificateFacts = {
  readonly role: string;
  /** Null: took part. */
  readonly rank: number | null;
  readonly rankedEntries: number;
  readonly holderName: string;
  readonly entryName: string;
  readonly issuedAt: Date;
  readonly scenario: Localized;
  readonly competition: { readonly titleZh: string; readonly titleEn: string };
};

const roleWords: Readonly<Record<string, Localized>> = {
  captain: { zh: '队长', en: 'captain' },
  adviser: { zh: '指导老师', en: 'adviser' },
  member: { zh: '成员', en: 'member' },
};

const medals: readonly { readonly place: Localized; readonly seal: string }[] = [
  { place: { zh: '冠军', en: 'Champion' }, seal: '冠军' },
  { place: { zh: '亚军', en: 'Second place' }, seal: '亚军' },
  { place: { zh: '季军', en: 'Third place' }, seal: '季军' },
];

export function ordinal(rank: number): string {
  const tens = rank % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${rank}${ending}`;
}

export function certificateWords(facts: CertificateFacts) {
  const { rank, rankedEntries, entryName, holderName, issuedAt, scenario, competition } = facts;
  const role = roleWords[facts.role] ?? { zh: '成员', en: 'member' };
  const medal = rank === null ? undefined : medals[rank - 1];
  const isAlone = entryName === holderName;
  // Dates of certificates are of the calendar, not of a reader's time zone.
  const [year, month, day] = [issuedAt.getUTCFullYear(), issuedAt.getUTCMonth() + 1, issuedAt.getUTCDate()];
  const monthEn = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(issuedAt);
  return {
    kindZh: medal !== undefined ? '荣誉证书' : rank !== null ? '成绩证书' : '参赛证书',
    kindEn:
      medal !== undefined
        ? 'CERTIFICATE OF HONOUR'
        : rank !== null
          ? 'CERTIFICATE OF ACHIEVEMENT'
          : 'CERTIFICATE OF PARTICIPATION',
    entryZh: isAlone ? '以个人名义参赛' : `「${entryName}」${role.zh}`,
    entryEn: isAlone ? 'who entered alone' : `${role.en} of “${entryName}”`,
    wonZh: `在「${competition.titleZh}」（${scenario.zh}）中${rank === null ? '' : medal === undefined ? '获得' : '荣获'}`,
    wonEn: `in “${competition.titleEn}” (${scenario.en})${rank === null ? '' : `, among ${rankedEntries} entries`}`,
    placeZh: medal?.place.zh ?? (rank === null ? '完成参赛' : `第 ${rank} 名`),
    placeEn: medal?.place.en ?? (rank === null ? 'Took part' : `${ordinal(rank)} place`),
    seal: medal?.seal ?? '',
    dateZh: `${year} 年 ${month} 月 ${day} 日`,
    dateEn: `${day} ${monthEn} ${year}`,
  };
}
