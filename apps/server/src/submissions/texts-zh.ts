// What submissions say, in Chinese, by its English text.

export const submissionsTextsZh: Readonly<Record<string, string>> = {
  'must be one of {0}': '必须是以下之一：{0}',
  'There is no agent {0}.': '智能体 {0} 不存在。',
  "teamId: the agent's owner does not play in team {0}. Name a team of theirs.":
    'teamId：智能体的所有者不是队伍 {0} 的队员。请填写其所在的队伍。',
  'You have an agent "{0}" for this scenario. Submit a new version of it, or choose another name.':
    '你在该场景已有智能体“{0}”。请提交它的新版本，或换一个名称。',
  'You have {0} agents, and {1} is the most. Delete one first.': '你已有 {0} 个智能体，上限为 {1} 个。请先删除一个。',
  'This agent comes with the server and stays as it is.': '此智能体由服务器自带，不能更改。',
  '"{0}" is entered in {1} competitions. Withdraw it there first.': '“{0}”已报名 {1} 项赛事。请先在那里退赛。',
  '"{0}" has played {1} matches, whose results name it, so it stays. Withdraw its versions: they play no more.':
    '“{0}”已进行 {1} 场对局，赛果中列有它，因此不能删除。请改为撤回其版本：撤回后不再出战。',
  'Its versions of the last 24 hours count towards your quota. Delete it after {0}.':
    '它最近 24 小时内的版本计入你的配额。请在 {0} 之后删除。',
  'body: the file is empty.': 'body：文件为空。',
  'body: this is no WebAssembly module. Build one with: npx jixia agent build':
    'body：这不是 WebAssembly 模块。可用此命令构建：npx jixia agent build',
  'body: this is neither a .zip nor a .tar.gz. Or do you mean another "kind"?':
    'body：这既不是 .zip 也不是 .tar.gz。或者“kind”选错了？',
  'body: this is no policy in the format ONNX. Or do you mean another "kind"?':
    'body：这不是 ONNX 格式的策略。或者“kind”选错了？',
  'There is no submission {0}.': '提交 {0} 不存在。',
  'Submission {0} is the scripted bot "{1}" and has no file.': '提交 {0} 是脚本机器人“{1}”，没有文件。',
  'The file of submission {0} is not kept here any more.': '提交 {0} 的文件已不在此保存。',
  'This version comes with the server and stays as it is.': '此版本由服务器自带，不能更改。',
  'This version was refused: it plays nowhere.': '此版本未通过：它不会出战。',
  'The next is allowed at {0}.': '下次可提交时间：{0}。',
  'The next is allowed when you have withdrawn one.': '撤回一个版本后即可再提交。',
  'The next is allowed when you have withdrawn some.': '撤回一些版本后即可再提交。',
  'This agent took {0} versions in the last 24 hours, which is the most.':
    '此智能体最近 24 小时内已接收 {0} 个版本，达到上限。',
  'You submitted {0} versions in the last 24 hours, which is the most.':
    '你最近 24 小时内已提交 {0} 个版本，达到上限。',
  'This agent has {0} active versions, and {1} is the most.': '此智能体已有 {0} 个有效版本，上限为 {1} 个。',
  'Your active versions have {0}; with this one it would be more than {1}.':
    '你的有效版本共 {0}；加上这一个将超过 {1}。',
  '"{0}", where this agent is entered, allows {1} a file; this one has {2}.':
    '此智能体报名的“{0}”规定每个文件不超过 {1}；此文件为 {2}。',
  '"{0}", where this agent is entered, allows {1} versions in 24 hours.':
    '此智能体报名的“{0}”规定 24 小时内最多提交 {1} 个版本。',
  '"{0}", where this agent is entered, allows {1} active versions, and it has {2}.':
    '此智能体报名的“{0}”规定最多有 {1} 个有效版本；它已有 {2} 个。',
};
