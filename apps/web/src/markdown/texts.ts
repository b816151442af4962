// Texts around what people wrote in Markdown.
import { addTexts } from '../site/page-texts.ts';

export const markdownTexts = addTexts(
  'markdown',
  {
    refusedImage: 'Image not shown, it lies on another site: {{text}}',
    noText: 'without a description',
    done: 'Done',
    open: 'Open',
    footnotes: 'Footnotes',
    backToText: 'Back to the text',
    code: 'Code',
    table: 'Table',
    newWindow: '(opens another site)',
  },
  {
    refusedImage: '图片位于其他网站，未显示：{{text}}',
    noText: '无说明',
    done: '已完成',
    open: '未完成',
    footnotes: '脚注',
    backToText: '回到正文',
    code: '代码',
    table: '表格',
    newWindow: '（打开其他网站）',
  },
);
