// A text to look for anywhere, as a pattern for LIKE that takes the text's own signs for what they are.

export const likeText = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
