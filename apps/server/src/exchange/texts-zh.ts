// What models, discussions, follows and news say, in Chinese, by its English text.
export const exchangeTextsZh: Readonly<Record<string, string>> = {
  // Models
  'There is no model {0}.': '没有模型 {0}。',
  'owner: sign in to see your own models.': 'owner：登录后才能查看自己的模型。',
  'institutionId: you are not a member of {0}. Join it first.': 'institutionId：你不是机构 {0} 的成员。请先加入。',
  'You have {0} drafts, which is the most. Publish or delete one.': '你已有 {0} 份草稿，达到上限。请发布或删除一份。',
  'scenarioId: there is no "{0}". Known: {1}.': 'scenarioId：没有“{0}”。可用的有：{1}。',
  'A draft cannot be forked. Publish it first.': '草稿不能派生。请先发布。',
  'number: {0} has no version {1}.': 'number：{0} 没有版本 {1}。',
  'licence: a published model keeps its licence, since others rely on it.':
    'licence：模型发布后不能更换许可证，因为他人依赖于它。',
  '{0}: a published model says it. Fill it in first.': '{0}：已发布的模型必须写明此项。请先填写。',
  'It has no version that was found to play its scenario. Add one, and wait for its check.':
    '还没有通过场景检查的版本。请添加一个，并等待检查完成。',
  'A draft is not published. Delete it instead.': '草稿尚未发布，无需撤回。请直接删除。',
  'What was published stays citable. Withdraw it instead.': '已发布的内容须始终可被引用，不能删除。请改为撤回。',
  'Version {0} of {1} has no file.': '{1} 的版本 {0} 没有文件。',
  'must not be "new" or begin with "sample-"': '不能是“new”，也不能以“sample-”开头',
  'licence: "{0}" is no SPDX identifier.': 'licence：“{0}”不是 SPDX 标识。',
  'See https://spdx.org/licenses.': '请参阅 https://spdx.org/licenses 。',
  'Did you mean {0}?': '是否想写 {0}？',
  'licence: it was made from a model under {0}, which asks for the same licence, not {1}.':
    'licence：它派生自采用 {0} 许可证的模型，须沿用同一许可证，不能用 {1}。',
  'This model is under {0}, which does not allow to make another model of it.':
    '此模型采用 {0} 许可证，不允许由它派生其他模型。',
  // Their versions
  '{0} has no version {1}.': '{0} 没有版本 {1}。',
  '{0} has no version {1} to cite.': '{0} 没有可供引用的版本 {1}。',
  'The file of this version was taken away: {0}': '此版本的文件已被移除：{0}',
  'The file of this version is not kept here.': '此版本的文件未保存在本站。',
  'Version {0} is being checked. Wait for it.': '版本 {0} 正在检查。请等待检查完成。',
  'This file is published already: version {0} of {1}.': '此文件已经发布：{1} 的版本 {0}。',
  'This model is withdrawn: it gets no new versions.': '此模型已撤回，不再接受新版本。',
  '{0} versions a day are the most. The next: {1}.': '每天最多添加 {0} 个版本。下次可添加的时间：{1}。',
  'A model has {0} versions at most.': '一个模型最多有 {0} 个版本。',
  'submissionId: there is no submission {0} of yours.': 'submissionId：你没有提交 {0}。',
  'submissionId: a model is a policy in ONNX, and this submission is of kind "{0}".':
    'submissionId：模型须为 ONNX 策略，而此提交的类型为“{0}”。',
  'submissionId: it plays {0}, and this model {1}.': 'submissionId：此提交用于场景 {0}，而此模型用于 {1}。',
  'submissionId: its state is "{0}". Choose one that was accepted.':
    'submissionId：此提交的状态为“{0}”。请选择已通过的提交。',
  'fileName: a model is a file .onnx, not "{0}".': 'fileName：模型须为 .onnx 文件，不能是“{0}”。',
  'Version {0} has no file any more.': '版本 {0} 已没有文件。',
  'Version {0} is being measured.': '版本 {0} 正在测评。',
  'Version {0} was refused. Upload another file.': '版本 {0} 未通过检查。请上传其他文件。',
  'It was cancelled.': '测评已取消。',
  // Discussions
  'There is no thread {0}.': '没有讨论 {0}。',
  'There is no post {0}.': '没有发言 {0}。',
  'There is no model {0} that you may see.': '没有你可以查看的模型 {0}。',
  'There is no competition {0} that you may see.': '没有你可以查看的赛事 {0}。',
  'There is no agent {0} that you may see.': '没有你可以查看的智能体 {0}。',
  'There is no thread {0} that you may see.': '没有你可以查看的讨论 {0}。',
  '{0} posts an hour are the most while an account is younger than a day.': '注册不满一天的账户每小时最多发言 {0} 次。',
  '{0} posts an hour are the most.': '每小时最多发言 {0} 次。',
  '{0} threads an hour are the most while an account is younger than a day.':
    '注册不满一天的账户每小时最多发起 {0} 个讨论。',
  '{0} threads an hour are the most.': '每小时最多发起 {0} 个讨论。',
  'Write again in {0} minutes.': '请在 {0} 分钟后再试。',
  '{0}: only moderators may set it.': '{0}：只有管理者可以设置。',
  'reason: say why the thread is hidden.': 'reason：请说明隐藏此讨论的理由。',
  'This thread is locked: it takes no more posts.': '此讨论已锁定，不再接受发言。',
  'This thread is locked.': '此讨论已锁定。',
  'You deleted this post. Write a new one.': '你已删除此发言。请另写一条。',
  'A moderator has hidden this post: it cannot be changed.': '此发言已被管理者隐藏，不能修改。',
  'This is your own post. Change or delete it instead.': '这是你自己的发言。请直接修改或删除。',
  'This post was deleted by its author.': '此发言已被作者删除。',
  'You have reported this post already. Moderators will look at it.': '你已举报过此发言。管理者会查看。',
  'This post has no open reports.': '此发言没有待处理的举报。',
  // Follows and news
  'You follow {0} things, which is the most.': '你已关注 {0} 项内容，达到上限。',
  'There is no news {0}.': '没有新闻 {0}。',
};
