// Reports of evaluations and tournaments: one document, one page. Folders are read in Node, the rest runs on every host.

export { buildReport, type Report, type ReportOptions } from './build-report.ts';
export { type Moment, MomentFinder, type MomentKind } from './moments.ts';
export { type PageOptions, reportPage } from './page/report-page.ts';
export { type ReadRun, readRun } from './read-run.ts';
export type { ReportDocument, ReportMeeting, ReportSource, WatchedMatch } from './report-document.ts';
export type { LooseReplay } from './report-games.ts';
