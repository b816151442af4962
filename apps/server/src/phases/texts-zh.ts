// What is said of how phases play, in Chinese, by its English text.
export const phasesTextsZh: Readonly<Record<string, string>> = {
  'The competition is {0}: only phases of a published one can be started.':
    '赛事的状态为“{0}”：只有已发布赛事的阶段才能开始。',
  'The phase is {0}. A phase is played once; regrade it to play its matches again.':
    '此阶段的状态为“{0}”。一个阶段只进行一次；如需重打对局，请重新判定。',
  'The phase ends in the past: change its end first.': '此阶段的结束时间已过：请先修改结束时间。',
  'The phase is {0}: there is nothing to close. Change its dates or delete it instead.':
    '此阶段的状态为“{0}”，没有可结束的内容。请改为修改日期或删除此阶段。',
  'The phase has no matches to play again.': '此阶段没有可重打的对局。',
  // How seeds follow from the secret
  'seed = the first 8 bytes, big-endian, of HMAC-SHA-256 with the 32 bytes of the secret as key over the lines below, joined by line feeds.':
    '种子 = 以秘密的 32 字节为密钥，对下列各行（以换行符连接）计算 HMAC-SHA-256，取其前 8 字节（大端序）。',
  'Both matches of a pair have the same seed.': '同一对的两场对局种子相同。',
  'The revision is 1 in all of them: a regrade plays the same seeds.': '修订号一律为 1：重新判定时使用相同的种子。',
  'Round 0 is for draws: seeding, order of heroes.': '第 0 轮用于抽签：排定种子顺位与英雄次序。',
  'ORDINAL of the pairing': '对阵的 ORDINAL',
};
