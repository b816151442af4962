// What competitions, their phases and entries say, in Chinese, by its English text.
export const competitionsTextsZh: Readonly<Record<string, string>> = {
  // States
  draft: '草稿',
  published: '已发布',
  finished: '已结束',
  planned: '未开始',
  open: '开放中',
  playing: '进行中',
  registered: '已报名',
  withdrawn: '已退赛',
  disqualified: '已取消资格',
  validating: '检查中',
  accepted: '已通过',
  refused: '未通过',
  // Kinds
  practice: '练习赛',
  qualifier: '资格赛',
  group: '小组赛',
  knockout: '淘汰赛',
  final: '决赛',
  ladder: '天梯',
  'round-robin': '循环赛',
  swiss: '瑞士制',
  'single-elimination': '单败淘汰',
  'double-elimination': '双败淘汰',
  university: '高校',
  enterprise: '企业',
  'research institute': '科研院所',
  association: '协会',
  'industrial park': '产业园区',
  investor: '投资机构',
  // Competitions
  'There is no competition {0}.': '没有赛事 {0}。',
  'institutionId: you do not belong to institution {0}. Name one of yours, or null.':
    'institutionId：你不属于机构 {0}。请填写你所属的机构，或 null。',
  '{0}: must be after registrationOpensAt ({1}), and is {2}.': '{0}：须晚于 registrationOpensAt（{1}），现为 {2}。',
  'This competition is {0}: nothing in it can be changed any more.': '此赛事的状态为“{0}”：其中内容不能再改。',
  '{0}: cannot be changed once a competition is published. What can: {1}.':
    '{0}：赛事发布后不能再改。仍可修改的有：{1}。',
  'eligibility: {0} have entered under the present terms, so they stay. Disqualify an entry that should not be here.':
    'eligibility：已有 {0} 个参赛者按现有条件报名，因此条件不能再改。如有不应参赛者，请取消其资格。',
  'registrationOpensAt: registration has opened already. Leave it out.':
    'registrationOpensAt：报名已经开始。请不要填写此项。',
  'userId: there is no active account {0}. Ask the person for the id on their account page.':
    'userId：没有可用的账户 {0}。请向对方询问其账户页面上的编号。',
  'email: no active account has the confirmed address {0}. Ask the person to sign up first.':
    'email：没有以 {0} 为已验证邮箱的可用账户。请先让对方注册。',
  '{0} made this competition and stays its organiser. The site admin can cancel it.':
    '{0} 是此赛事的创建者，始终是其主办者。站点管理员可以取消此赛事。',
  '{0} does not run this competition.': '{0} 不是此赛事的主办者。',
  '"{0}" is kept for a practice that comes with the server; choose another': '“{0}”留给服务器自带的练习赛；请换一个',
  'there is no scenario "{0}"; use one of {1}': '没有场景“{0}”；可用的有 {1}',
  'must be a time like 2026-09-01T08:00:00Z, not {0}': '须为 2026-09-01T08:00:00Z 这样的时间，不能是 {0}',
  'must be a whole number from {0} to {1}, not {2}': '须为 {0} 至 {1} 的整数，不能是 {2}',
  'must be 1 to 50 people, not {0}': '须为 1 至 50 人，不能是 {0}',
  'must not be below minTeamSize ({0}), and is {1}': '不能小于 minTeamSize（{0}），现为 {1}',
  '"{0}" is no kind; use {1}': '没有类型“{0}”；可用的有 {1}',
  'names a kind twice; name each once': '有类型重复；每种只写一次',
  // Configuration and heroes
  "{0}: is drawn for each match, both sides alike, so {1} cannot be set. Leave it out, and list heroes in a phase's schedule.":
    '{0}：每场对局抽取，双方相同，因此不能设为 {1}。请不要填写此项，改在阶段的赛制中列出英雄。',
  '{0}: {1} has no heroes to choose from. Leave it out.': '{0}：{1} 没有可选的英雄。请不要填写此项。',
  '{0}: there is no hero "{1}". Known: {2}.': '{0}：没有英雄“{1}”。可用的有：{2}。',
  '{0}: there is no hero "{1}"; did you mean "{2}"? Known: {3}.': '{0}：没有英雄“{1}”；是否想写“{2}”？可用的有：{3}。',
  '{0}: "{1}" is named twice. Name each hero once.': '{0}：“{1}”重复出现。每名英雄只写一次。',
  '{0}: a side has {1} heroes, and {2} are named. Name {3} or more.':
    '{0}：每方有 {1} 名英雄，而只列出 {2} 名。请至少列出 {3} 名。',
  // From draft to end
  'This competition is {0} already.': '此赛事的状态已是“{0}”。',
  'phases: it has none, so there is nothing to play. Add a phase first.':
    'phases：还没有阶段，无可进行。请先添加一个阶段。',
  'phases: phase {0} ended at {1}, before it was published. Change its dates.':
    'phases：阶段 {0} 在发布之前（{1}）就已结束。请修改其日期。',
  'registrationClosesAt: {0} has passed, so nobody could enter. Change it.':
    'registrationClosesAt：{0} 已过，没有人能够报名。请修改。',
  'The rules of {0} have changed since this draft was made, and agents are validated under the present ones. Change the draft with {"usesCurrentRules": true} first.':
    '创建此草稿之后，{0} 的规则已有变化，而智能体按当前规则检查。请先用 {"usesCurrentRules": true} 修改草稿。',
  'Only a published competition can be finished, and this one is {0}.':
    '只有已发布的赛事才能结束，而此赛事的状态为“{0}”。',
  'Phase {0} ({1}) is still {2}. Close it first: POST /api/phases/{3}/close.':
    '阶段 {0}（{1}）仍为“{2}”。请先结束此阶段：POST /api/phases/{3}/close。',
  'This competition was called off.': '此赛事已取消。',
  'This competition is {0}, not published: it stays as it is.': '此赛事的状态为“{0}”，不是“已发布”，因此不能更改。',
  // Phases
  'There is no phase {0}.': '没有阶段 {0}。',
  'This competition is {0}: its phases stay as they are.': '此赛事的状态为“{0}”：其阶段不能再改。',
  'This competition has 20 phases, which is the most.': '此赛事已有 20 个阶段，达到上限。',
  'This phase is {0}: only a phase that has not begun can be changed.':
    '此阶段的状态为“{0}”：只有尚未开始的阶段才能修改。',
  'This is the only phase of a published competition. Add another one first, or cancel it.':
    '这是已发布赛事的唯一阶段。请先添加另一个阶段，或取消赛事。',
  'schedule.kind: a {0} phase cannot be a {1}. Use {2}.': 'schedule.kind：{0}阶段不能采用“{1}”赛制。请用{2}。',
  'must be ladder, round-robin, swiss, single-elimination or double-elimination, not {0}':
    '须为 ladder、round-robin、swiss、single-elimination 或 double-elimination，不能是 {0}',
  'endsAt: must be after startsAt ({0}), and is {1}.': 'endsAt：须晚于 startsAt（{0}），现为 {1}。',
  'endsAt: {0} has passed. Choose a later time.': 'endsAt：{0} 已过。请选择更晚的时间。',
  'endsAt: a {0} ladder has no end of its own, and null was given. Say when it ends.':
    'endsAt：{0}的天梯不会自行结束，而此处为 null。请写明结束时间。',
  'endsAt: phase {0} takes {1} of the phase before, which has no end (null). Say when that one ends.':
    'endsAt：阶段 {0} 取上一阶段的 {1} 名，而上一阶段没有结束时间（null）。请写明其结束时间。',
  'startsAt: phase {0} takes {1} of the phase before, which lasts until {2} at least, and starts at {3}. Start it later.':
    'startsAt：阶段 {0} 取上一阶段的 {1} 名，而上一阶段至少持续到 {2}，此阶段却在 {3} 开始。请推迟开始时间。',
  'quotas.matchesADay: one meeting has {0} matches, and {1} a day allow none. Use {2} or more.':
    'quotas.matchesADay：每次相遇有 {0} 场对局，每天 {1} 场不够进行一次。请设为 {2} 或更多。',
  'admission.take: phase {0} takes {1} of the phase before, and there is none. Use null.':
    'admission.take：阶段 {0} 取上一阶段的 {1} 名，而它没有上一阶段。请用 null。',
  'admission.perGroup: is true for phase {0}, and the phase before has no groups. Give it groups, or use false.':
    'admission.perGroup：阶段 {0} 设为 true，而上一阶段没有分组。请为上一阶段分组，或用 false。',
  'is needed with perGroup: say how many of each group go on': '使用 perGroup 时须填写：请写明每组晋级多少名',
  // Entries: when
  'There is no entry {0}.': '没有参赛者 {0}。',
  'Registration for this competition opens when it is published. Come back then.':
    '此赛事发布时才开放报名。请届时再来。',
  'Registration for this competition opens at {0}. Come back then.': '此赛事于 {0} 开放报名。请届时再来。',
  'Registration for this competition is closed: it is {0}.': '此赛事不接受报名：其状态为“{0}”。',
  'Registration for this competition is closed: it closed at {0}.': '此赛事的报名已于 {0} 截止。',
  'Registration for this competition is closed: nothing that is left of it takes new entries.':
    '此赛事的报名已截止：余下的阶段不再接受新的参赛者。',
  'This competition has {0} entries, which is the most. Ask its organiser.':
    '此赛事已有 {0} 个参赛者，达到上限。请联系主办者。',
  'This entry is {0}, not {1}: it stays as it is.': '此参赛者的状态为“{0}”，不是“{1}”，因此不能更改。',
  // Who
  'This entry does not meet the terms.': '不符合参赛资格。',
  '({0}) {1}': '（{0}）{1}',
  'Only teams of {0} or more may enter: enter with a team (teamId).':
    '只有 {0} 人以上（含 {0} 人）的队伍可以参赛：请以队伍报名（teamId）。',
  '{0} has 1 person who plays, and {1} are needed: invite more into the team.':
    '{0} 有 1 名队员参赛，而至少需要 {1} 名：请邀请更多人加入队伍。',
  '{0} has {1} people who play, and {2} are needed: invite more into the team.':
    '{0} 有 {1} 名队员参赛，而至少需要 {2} 名：请邀请更多人加入队伍。',
  '{0} has {1} people who play, and {2} may: make some of them advisers.':
    '{0} 有 {1} 名队员参赛，而最多 {2} 名：请将其中一些人改为指导老师。',
  'Only teams with an adviser may enter: enter with a team (teamId).':
    '只有配有指导老师的队伍可以参赛：请以队伍报名（teamId）。',
  '{0} has no adviser: invite one into the team.': '{0} 没有指导老师：请邀请一位加入队伍。',
  '{0} does not belong to a verified institution of any kind: ask one to let you join.':
    '{0} 不属于任何已认证的机构：请申请加入一个。',
  '{0} does not belong to an institution of any kind: ask one to let you join.': '{0} 不属于任何机构：请申请加入一个。',
  '{0} does not belong to a verified institution of kind {1}: ask one to let you join.':
    '{0} 不属于类型为{1}的已认证机构：请申请加入一个。',
  '{0} does not belong to an institution of kind {1}: ask one to let you join.':
    '{0} 不属于类型为{1}的机构：请申请加入一个。',
  '{0} takes part in the entry "{1}" already: nobody plays in two.': '{0} 已是参赛者“{1}”的成员：每人只能参加一个。',
  '{0} has entered this competition already.': '{0} 已报名此赛事。',
  'institutionId: no one in this entry belongs to institution {0} as the terms ask. Name another, or null.':
    'institutionId：没有成员按参赛资格的要求属于机构 {0}。请填写其他机构，或 null。',
  'teamId: you are in no team {0}. Name one of yours.': 'teamId：你不在队伍 {0} 中。请填写你所在的队伍。',
  'Only a captain of {0} may enter it. Ask one of them.': '只有 {0} 的队长可以为其报名。请联系队长。',
  'Only a captain of {0} may withdraw it. Ask one of them.': '只有 {0} 的队长可以为其退赛。请联系队长。',
  // With what
  'submissionId: there is no version {0} of this agent. Name one of its own, or null.':
    'submissionId：此智能体没有版本 {0}。请填写它自己的版本，或 null。',
  'submissionId: version {0} is {1}, not accepted. Name another version, or null.':
    'submissionId：版本 {0} 的状态为“{1}”，不是“已通过”。请填写其他版本，或 null。',
  'submissionId: version {0} is withdrawn, not accepted. Name another version, or null.':
    'submissionId：版本 {0} 已撤回。请填写其他版本，或 null。',
  "submissionId: version {0} was made for other rules than this competition's. Submit it anew.":
    'submissionId：版本 {0} 适用的规则与此赛事不同。请重新提交。',
  'agentId: you have no agent {0}. Name one of yours.': 'agentId：你没有智能体 {0}。请填写你自己的智能体。',
  "agentId: you have no agent {0}. Name one of yours or of the team's.":
    'agentId：你没有智能体 {0}。请填写你自己或队伍的智能体。',
  'agentId: "{0}" plays {1}, and this competition is in {2}.': 'agentId：“{0}”用于场景 {1}，而此赛事的场景是 {2}。',
  'agentId: "{0}" plays for the entry "{1}" already. Choose another agent.':
    'agentId：“{0}”已为参赛者“{1}”出战。请换一个智能体。',
};
