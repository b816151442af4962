// Titles and rules of the practice that stands open in every scenario, in both languages.
import type { Manifest } from '@jixia/env';

export const standingTexts = ({ id, title }: Pick<Manifest, 'id' | 'title'>) => ({
  titleZh: `${title.zh} 常设练习赛`,
  titleEn: `${title.en}: standing practice`,
  phaseTitleZh: '练习天梯',
  phaseTitleEn: 'Practice ladder',
  rulesZh: `这是随平台自带的**示例比赛**，随时可以报名，没有截止日期，也没有名次奖励。用它检验智能体、熟悉流程。

## 怎样参加

1. 训练或编写一个智能体：\`npx jixia train --scenario ${id} --minutes 15\`，或 \`npx jixia agent new\`。
2. 在“提交”页上传，等它通过验证。
3. 在本页报名并选择这个智能体。每次有新版本通过验证，天梯会自动换用新版本。

## 怎样比赛

- 天梯不断安排实力相近的对手。每次相遇打一对比赛：同一个种子、同一组英雄，双方互换阵营。
- 英雄每轮从全部英雄中抽取，双方相同。
- 评分用 Bradley–Terry 模型，由全部比赛算出，以 Elo 分显示，并给出 95% 区间。
- 评分已经足够准确的版本不再主动找对手；新版本会重新开始。
- 超时、崩溃或非法输出按该场判负，原因写在比赛页上。

标着“示例”的参赛者是脚本机器人和一个训练好的小策略。它们由平台提供，不代表任何人。规则文件更新后，本赛结束，并自动开设新的一期。`,
  rulesEn: `This is a **sample competition** that comes with the platform. Enter at any time: it has no closing date and no prizes. Use it to
test an agent and to learn how things work.

## How to take part

1. Train or write an agent: \`npx jixia train --scenario ${id} --minutes 15\`, or \`npx jixia agent new\`.
2. Upload it on the Submit page and wait until it is validated.
3. Enter here with that agent. The ladder follows its newest accepted version by itself.

## How it is played

- The ladder keeps pairing entries of about the same strength. A meeting is a pair of matches: one seed and one set of heroes,
  with the sides swapped.
- Heroes are drawn from all of them for every round, the same for both sides.
- Ratings are Bradley–Terry's over all matches, shown on Elo's scale with their 95 % interval.
- A version whose rating is known well enough seeks no more opponents; a new version starts afresh.
- Running out of time, crashing or an answer that is no action loses the match; the match page says why.

Entries marked as samples are the scripted bots and a small trained policy. They come with the platform and stand for nobody.
When the rules are updated, this competition ends and a new one opens by itself.`,
});
