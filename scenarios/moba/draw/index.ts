// How the MOBA looks: the drawing for a viewer, and the pieces a page shows beside it.

export { mobaArt } from './art.ts';
export { GLYPHS } from './glyphs.ts';
export { heroLook, TEAM_COLORS } from './palette.ts';
export { type AbilityInfo, type HeroInfo, type ItemInfo, type MobaContent, readContent } from './records.ts';
export { createMobaDrawing } from './scene.ts';
