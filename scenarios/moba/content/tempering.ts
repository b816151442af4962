// How each mode tempers heroes: per cent of the damage they deal and of the damage they take; [100, 100] where none is
// named. Found with `jixia bench balance`, so that one set of skills serves duels and team fights alike.
export type Tempering = Readonly<
  Record<string, Readonly<Record<string, readonly [dealtPct: number, takenPct: number]>>>
>;

/** By scenario id, then by hero. */
export const TEMPERING: Tempering = {
  'moba-1v1': {
    shigan: [84, 120],
    hengshuo: [86, 116],
    yesun: [89, 112],
    liuying: [81, 123],
    changxian: [85, 118],
    dingbo: [94, 106],
    leisheng: [100, 100],
    duanjian: [87, 116],
    hangge: [104, 96],
    wugan: [90, 111],
    chanyi: [150, 62],
    zheliu: [104, 96],
    cetian: [90, 111],
    yanbing: [112, 89],
    wengua: [92, 109],
    yiqing: [112, 89],
    kuoyu: [94, 106],
    cailing: [97, 103],
    mingduo: [124, 81],
    jiehuan: [148, 68],
  },
  'moba-3v3': {
    shigan: [85, 118],
    hengshuo: [96, 104],
    yesun: [97, 103],
    liuying: [88, 113],
    changxian: [93, 107],
    dingbo: [93, 108],
    leisheng: [94, 107],
    duanjian: [102, 98],
    hangge: [111, 90],
    wugan: [100, 100],
    chanyi: [123, 81],
    zheliu: [109, 92],
    cetian: [97, 103],
    yanbing: [106, 94],
    wengua: [92, 109],
    yiqing: [119, 84],
    kuoyu: [95, 105],
    cailing: [88, 114],
    mingduo: [107, 93],
    jiehuan: [116, 86],
  },
};
