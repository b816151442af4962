// What live pages say, in Chinese, by its English text.
export const liveTextsZh: Readonly<Record<string, string>> = {
  '{0} live streams of {1} are open, which is the most. Close some: one stream can follow several topics.':
    '{1}已打开 {0} 个实时连接，达到上限。请关闭一些：一个连接可以关注多个主题。',
  'this server': '此服务器',
  'this address': '此地址',
  'this account': '此账户',
  'is not a topic, like match:ID, phase:ID, submission:ID, jobs or matches':
    '不是主题；主题形如 match:ID、phase:ID、submission:ID、jobs 或 matches',
  'This server is stopping. Try again in a moment.': '此服务器正在停止。请稍后重试。',
  'lastEventId must be the id of an event that this server sent, not "{0}".':
    'lastEventId 须为本服务器发出的事件编号，不能是“{0}”。',
};
