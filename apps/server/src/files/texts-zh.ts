// What is said of kept files, in Chinese, by its English text.
export const filesTextsZh: Readonly<Record<string, string>> = {
  'Rules {0} of {1} are not kept here.': '本站没有保存 {1} 的规则 {0}。',
};
