// What identity says, in Chinese, by its English text.

export const identityTextsZh: Readonly<Record<string, string>> = {
  'E-mail address and password do not match.': '邮箱与密码不匹配。',
  'The current password is not right.': '当前密码不正确。',
  'This account has no password; ask for a new one by e-mail.': '此账户没有密码；请通过邮件设置新密码。',
  'Confirm your e-mail address first: a new link is on its way.': '请先验证邮箱：新的链接已经发出。',
  'This link is not valid any more. Ask for a new one.': '此链接已失效。请重新获取。',
  'This link is too old. Ask for a new one.': '此链接已过期。请重新获取。',
  'The password is too short.': '密码太短。',
  'The password is too long.': '密码太长。',
  'There is no such sign-in provider.': '没有这种第三方登录方式。',
  'This is the last site admin. Make somebody else site admin first.': '这是最后一位站点管理员。请先指定另一位。',
  '{0} has an account already. Take another address.': '{0} 已有账户。请换一个邮箱。',
  'Look into your mailbox: a link there confirms the address.': '请查收邮件：打开其中的链接即可验证邮箱。',
  'If the address has an account, a link for a new password is on its way.':
    '如果此邮箱有账户，重设密码的链接已经发出。',
  'mails for this address': '发往此邮箱的邮件',
  'failed tries from this address': '来自此地址的失败尝试',
  'tries for this account': '对此账户的尝试',
  'must be a path of this site, like /teams': '必须是本站的路径，如 /teams',
  'There is no sign-in provider "{0}".': '没有名为“{0}”的第三方登录方式。',
  'The provider sent an answer that does not fit. Sign in again.': '第三方登录返回的内容不符合要求。请重新登录。',
  'This link is not valid any more. While there is no admin, each start prints a new one.':
    '此链接已失效。在还没有管理员时，服务器每次启动都会打印新的链接。',
  'There is no session {0} of yours.': '你没有编号为 {0} 的会话。',
  'You have {0} API tokens, and {1} is the most. Delete one first.':
    '你已有 {0} 个 API 令牌，上限为 {1} 个。请先删除一个。',
  'This API token is unknown or has expired. Make a new one.': '此 API 令牌不存在或已过期。请新建一个。',
};
