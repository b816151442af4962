// What invitations say, in Chinese, by its English text.

export const invitationsTextsZh: Readonly<Record<string, string>> = {
  '{0} is invited already.': '{0} 已在邀请中。',
  'There is no open invitation {0} here.': '这里没有待答复的邀请 {0}。',
  'This invitation is answered or has run out. Ask for a new one.': '此邀请已答复或已过期。请对方重新邀请。',
};
