// What the queue says, in Chinese, by its English text.
export const jobsTextsZh: Readonly<Record<string, string>> = {
  'There is no job {0}.': '没有任务 {0}。',
  'This job has failed already: there is nothing to cancel.': '此任务已经失败，没有可取消的内容。',
  'This job is done already: there is nothing to cancel.': '此任务已经完成，没有可取消的内容。',
  'No worker is running: ask the site admin to start one.': '没有工作进程在运行：请联系站点管理员启动一个。',
  '{0} of 1 worker busy.': '1 个工作位中有 {0} 个忙碌。',
  '{0} of {1} workers busy.': '{1} 个工作位中有 {0} 个忙碌。',
  'It is next.': '下一个就轮到它。',
  '{0} before it: {1} of your institution, {2} of others.': '前面还有 {0} 个：{1} 个属于你的机构，{2} 个属于他人。',
  '{0} before it: {1} of yours, {2} of others.': '前面还有 {0} 个：{1} 个属于你，{2} 个属于他人。',
  'A worker has it, attempt {0}.': '工作进程正在处理，第 {0} 次尝试。',
  'It rests until {0}.': '暂停至 {0}，之后继续。',
};
