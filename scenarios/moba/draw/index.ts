// How the MOBA looks: the drawing for a viewer, and the pieces a page shows beside it.

export { mobaArt } from './art.ts';
export {
  type AbilityInfo,
  type BoonInfo,
  type HeroInfo,
  type ItemInfo,
  type MobaContent,
  type MonsterInfo,
  type PassiveInfo,
  readContent,
} from './content.ts';
export { abilityGlyph, actionGlyph, heroGlyph, itemGlyph, passiveGlyph } from './glyphs.ts';
export { boonTint, cssOf, heroLook, TEAM_COLORS } from './palette.ts';
export { STATUS } from './records.ts';
export { createMobaDrawing } from './scene.ts';
