// A policy that is dropped on the page goes to whoever waits for one, before it starts a match of its own.

type Receiver = (file: File) => void;

let receiver: Receiver | null = null;

/** Until the returned function is called. */
export const receivePolicies = (own: Receiver): (() => void) => {
  receiver = own;
  return () => {
    if (receiver === own) receiver = null;
  };
};

/** True where somebody took it. */
export const offerPolicy = (file: File): boolean => {
  if (receiver === null || !/\.onnx$/i.test(file.name)) return false;
  receiver(file);
  return true;
};
