// What teams say, in Chinese, by its English text.

export const teamsTextsZh: Readonly<Record<string, string>> = {
  'There is no team {0}.': '队伍 {0} 不存在。',
  'This is the last captain of the team. Make another member captain first.':
    '这是该队伍的最后一位队长。请先指定另一位队员为队长。',
  '{0} is not in this team. Invite them first.': '{0} 不在该队伍中。请先邀请其加入。',
  '{0} is not in this team.': '{0} 不在该队伍中。',
  'This team has {0} people, which is the most.': '该队伍已有 {0} 人，达到上限。',
};
