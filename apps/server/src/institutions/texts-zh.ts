// What institutions say, in Chinese, by its English text.

export const institutionsTextsZh: Readonly<Record<string, string>> = {
  'must be 1 to 48 lower-case letters, digits and inner hyphens':
    '必须是 1 至 48 个小写字母、数字或连字符，首尾不能是连字符',
  'must be another one than "new"': '不能是“new”',
  'names nothing to change': '没有写明要修改什么',
  'There is no institution {0}.': '机构 {0} 不存在。',
  'The address "{0}" is taken. Choose another.': '地址“{0}”已被占用。请换一个。',
  'This is the last admin of the institution. Make another member admin first.':
    '这是该机构的最后一位管理员。请先指定另一位成员为管理员。',
  '{0} is no member of this institution. Invite them first.': '{0} 不是该机构的成员。请先邀请其加入。',
  '{0} is no member of this institution.': '{0} 不是该机构的成员。',
  'You are a member of this institution already.': '你已是该机构的成员。',
  'You have asked already. An admin of the institution will decide.': '你已申请过。机构的管理员会处理。',
  'There is no open request {0} at this institution.': '该机构没有待处理的申请 {0}。',
  'You have no open request at this institution.': '你在该机构没有待处理的申请。',
};
