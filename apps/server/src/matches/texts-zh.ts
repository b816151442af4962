// What is said of matches, in Chinese, by its English text.
export const matchesTextsZh: Readonly<Record<string, string>> = {
  'There is no match {0}.': '没有对局 {0}。',
  'Match {0} has no replay: it is {1}.': '对局 {0} 没有录像：它{1}。',
  queued: '正在排队',
  running: '正在进行',
  failed: '未能进行',
  cancelled: '已取消',
  done: '已结束',
  'The replay holds the seed, and this phase hides its seeds until it is over. Replays are shown when they are revealed.':
    '录像中含有种子，而此阶段的种子在结束前保密。种子公布后即可观看录像。',
  'This phase hides its seeds, so its matches cannot be watched while they are played. Their replays are shown when the seeds are revealed.':
    '此阶段的种子保密，因此不能观看进行中的对局。种子公布后即可观看录像。',
};
