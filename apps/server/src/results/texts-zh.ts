// What results, appeals and certificates say, in Chinese, by its English text.
export const resultsTextsZh: Readonly<Record<string, string>> = {
  // Results
  'Phase {0} is not of this competition.': '阶段 {0} 不属于本赛事。',
  'Phase {0} is not of this competition, or not over.': '阶段 {0} 不属于本赛事，或尚未结束。',
  'This phase is not over. Its results are shown when it is.': '此阶段尚未结束，结果将在结束后公布。',
  'cursor must be a nextCursor of this list, not "{0}".': 'cursor 须为本列表的 nextCursor，不能是“{0}”。',
  'all is for format=json: a CSV file holds one table. Choose standings, matches, pairings or ratings':
    'all 仅用于 format=json：CSV 文件只含一张表。请选择 standings、matches、pairings 或 ratings',
  // Appeals
  'There is no appeal {0}.': '没有申诉 {0}。',
  'Entry {0} is not in this competition. Name your own entry.': '参赛者 {0} 不在本赛事中。请填写你自己的参赛者。',
  'Only those who play for an entry may appeal for it.': '只有该参赛者的成员可以为其提出申诉。',
  'The competition is cancelled: there is nothing to appeal against.': '赛事已取消，没有可申诉的内容。',
  'The competition is a draft: there is nothing to appeal against.': '赛事仍是草稿，没有可申诉的内容。',
  'This entry has {0} open appeals, which is the most. Wait for a decision, or withdraw one.':
    '此参赛者已有 {0} 份未裁决的申诉，达到上限。请等待裁决，或撤回一份。',
  'Your entry has played no match {0} in this competition.': '你的参赛者在本赛事中没有进行过对局 {0}。',
  'Your entry has played no match {0} in this phase.': '你的参赛者在此阶段中没有进行过对局 {0}。',
  'The appeal is open.': '此申诉待处理。',
  'The appeal is under review.': '此申诉正在审理。',
  'The appeal was upheld.': '此申诉已裁定成立。',
  'The appeal was dismissed.': '此申诉已被驳回。',
  'The appeal was withdrawn.': '此申诉已撤回。',
  'A regrade follows on a review or an appeal that was upheld.': '只有审理中或裁定成立的申诉才能关联重新判定。',
  'That is final. File another one.': '这是最终结论。请另提一份申诉。',
  'The appeal is under review already.': '此申诉已在审理中。',
  'Only those who play for the entry may withdraw its appeal.': '只有该参赛者的成员可以撤回其申诉。',
  'You play for this entry: another organiser has to decide.': '你是此参赛者的成员，须由其他主办者裁决。',
  'Only organisers of the competition decide about appeals.': '只有赛事的主办者可以裁决申诉。',
  'text: say why, or what; it stays in the trail of the appeal.': 'text：请写明理由或内容，它将留在申诉的处理记录中。',
  'phaseId belongs to the action "regraded", not to "{0}".': 'phaseId 只用于操作“regraded”，不能用于“{0}”。',
  'Name the phase that was graded anew.': '请指明重新判定的阶段。',
  'This phase has not been graded anew. Start its regrade first.': '此阶段尚未重新判定。请先启动重新判定。',
  // Certificates
  'There is no certificate {0}.': '没有证书 {0}。',
  'Certificate {0} is revoked already.': '证书 {0} 已经撤销。',
  'Certificate {0} is revoked and not printed any more.': '证书 {0} 已撤销，不能再打印。',
  'The competition is not finished. Finish it first, then issue certificates.':
    '赛事尚未结束。请先结束赛事，再颁发证书。',
};
