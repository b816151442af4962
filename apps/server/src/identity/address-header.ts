// How better-auth learns the address of who asks: by a header that only we set, whatever proxies and clients say in theirs.

export const addressHeader = 'x-jixia-client';
