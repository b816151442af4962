// The page of a report: one HTML file that needs nothing else and asks for nothing else.

import type { Report } from '../build-report.ts';
import { behaviourSection, heroSection, momentSection, provenanceSection } from './detail-sections.ts';
import { both, escapeHtml, type Html, localized } from './markup.ts';
import { pageScript } from './page-script.ts';
import {
  cycleSection,
  meetingSection,
  payoffSection,
  ratingSection,
  standingsSection,
  summarySection,
} from './sections.ts';
import { pageStyle } from './style.ts';
import { timeSection } from './time-section.ts';

export type PageOptions = {
  /** Address of the Jixia site that links into replays open first, such as http://localhost:4180. */
  readonly site: string;
};

const links: readonly (readonly [id: string, en: string, zh: string])[] = [
  ['summary', 'Summary', '摘要'],
  ['ratings', 'Ratings', '评分'],
  ['payoff', 'Payoff', '胜负'],
  ['cycles', 'Cycles', '循环'],
  ['meetings', 'Meetings', '交手'],
  ['standings', 'Standings', '排名'],
  ['heroes', 'Heroes', '英雄'],
  ['behaviour', 'Behaviour', '行为'],
  ['times', 'Times', '用时'],
  ['moments', 'Moments', '时刻'],
  ['provenance', 'Provenance', '来源'],
];

/** Base64 for addresses, as the site reads it. */
const base64Url = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
};

/** JSON that cannot end its script element. */
const jsonInPage = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

export const reportPage = ({ document, watchedReplays }: Report, { site }: PageOptions): string => {
  const { title } = document.scenario;
  const names = { en: `Evaluation report: ${title.en}`, zh: `评测报告：${title.zh}` };
  const isHeld = watchedReplays.map((bytes) => bytes !== null);
  const sections: readonly Html[] = [
    summarySection(document),
    ratingSection(document),
    payoffSection(document),
    cycleSection(document),
    meetingSection(document),
    standingsSection(document),
    heroSection(document),
    behaviourSection(document),
    timeSection(document),
    momentSection(document, isHeld, site),
    provenanceSection(document),
  ];
  const body = sections.filter((html) => html !== '').join('\n');
  const nav = links
    .filter(([id]) => body.includes(`<section id="${id}"`))
    .map(([id, en, zh]) => `<a href="#${id}">${both(en, zh)}</a>`)
    .join('');
  return `<!doctype html>
<html lang="en" data-title-en="${escapeHtml(names.en)}" data-title-zh="${escapeHtml(names.zh)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escapeHtml(names.en)}</title>
<style>${pageStyle}</style>
</head>
<body>
<div class="page">
<header class="top"><h1>${localized(names)}</h1><p><code>${escapeHtml(document.scenario.id)}</code> · ${both('rules', '规则')} <code>${escapeHtml(document.scenario.rulesHash.slice(0, 12))}…</code></p></header>
<div class="bar-top"><nav data-label-en="Sections" data-label-zh="章节">${nav}</nav><div class="switches"><button type="button" id="theme" data-label-en="Dark or light" data-label-zh="深色或浅色">◐</button><button type="button" id="language">中文</button></div></div>
<main>
${body}
</main>
</div>
<div id="tip" role="tooltip"></div>
<script type="application/json" id="replays">${jsonInPage(watchedReplays.map((bytes) => (bytes === null ? null : base64Url(bytes))))}</script>
<script>(${pageScript.toString()})();</script>
</body>
</html>
`;
};
