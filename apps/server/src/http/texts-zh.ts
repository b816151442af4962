// What every route says, of requests, files and limits, in Chinese, by its English text.
export const httpTextsZh: Readonly<Record<string, string>> = {
  // Of any request
  'not valid': '内容无效',
  '{0}: {1}.': '{0}：{1}。',
  'The database does not answer. Try again in a moment.': '数据库没有响应。请稍后重试。',
  'A text holds the character NUL (U+0000), which cannot be stored. Leave it out.':
    '文本中含有无法保存的 NUL 字符（U+0000）。请将其去掉。',
  'This is a fault in Jixia. The logs of the server say more under this request id.':
    '这是稷下的故障。服务器日志中可按此请求编号查到详情。',
  'There is nothing at {0} {1}. All routes: /api/openapi.json': '{0} {1} 不存在。全部接口：/api/openapi.json',
  'Another site may not do this in your name. Use an API token instead.':
    '其他网站不能以你的名义进行此操作。请改用 API 令牌。',
  'cursor: must be the nextCursor of the page before.': 'cursor：须为上一页的 nextCursor。',
  'Figures are for this machine and for site admins: send an API token with the scope admin.':
    '运行指标仅供本机和站点管理员查看：请发送带有 admin 权限的 API 令牌。',
  // Changes and repeats
  'Send the ETag of the version you change: If-Match: "1".': '请附上所修改版本的 ETag：If-Match: "1"。',
  'If-Match must be an ETag that this server gave, like "1", not {0}.':
    'If-Match 须为本服务器给出的 ETag，如 "1"，不能是 {0}。',
  'Somebody else has changed this meanwhile. Load it again, then repeat the change.':
    '其间已有他人修改。请重新加载后再修改。',
  '{0} must be 8 to 100 printable characters without blanks, a UUID for example.':
    '{0} 须为 8 至 100 个可打印字符，不含空格，例如 UUID。',
  'This Idempotency-Key was used for another request. Take a new one.':
    '此 Idempotency-Key 已用于另一个请求。请换一个新的。',
  // Limits
  'Too many {0}. Try again in {1}.': '{0}过多。请在 {1}后重试。',
  'requests from this address': '来自此地址的请求',
  'requests from this account': '来自此账户的请求',
  '{0} s': '{0} 秒',
  '{0} min': '{0} 分钟',
  // Files
  'Send the file itself as the body: content-type: application/octet-stream.':
    '请将文件本身作为请求正文发送：content-type: application/octet-stream。',
  '{0} bytes': '{0} 字节',
  'The file is larger than {0}, which is the most here.': '文件超过 {0}，这是此处的上限。',
  '{0} of your files are being taken in. Send this one when they are done.':
    '你有 {0} 个文件正在接收。请等它们完成后再发送这一个。',
  'Many files are being taken in. Send this one when they are done.': '正在接收大量文件。请等它们完成后再发送这一个。',
  'Many files are being taken in. Try again in a moment.': '正在接收大量文件。请稍后重试。',
  'The file did not come within {0} s. Try a faster connection.': '文件未能在 {0} 秒内传完。请换用更快的网络连接。',
  'The file did not come within {0} s of silence. Try a faster connection.':
    '已有 {0} 秒没有收到文件内容。请换用更快的网络连接。',
  'The file did not come whole.': '文件没有完整送达。',
};
