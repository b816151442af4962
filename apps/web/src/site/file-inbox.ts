// A file that is dropped on the page goes to the part of the page that waits for one of its kind, before it opens a match.

type Waiting = { readonly ending: string; readonly receive: (file: File) => void };

const waiting: Waiting[] = [];

/** `ending` as in `.jxr`. The latest to ask comes first, until it calls what is returned. */
export const receiveFiles = (ending: string, receive: (file: File) => void): (() => void) => {
  const own = { ending, receive };
  waiting.push(own);
  return () => {
    waiting.splice(waiting.indexOf(own), 1);
  };
};

/** True where somebody took it. */
export const offerFile = (file: File): boolean => {
  const taker = waiting.findLast(({ ending }) => file.name.toLowerCase().endsWith(ending));
  taker?.receive(file);
  return taker !== undefined;
};
