// Hands bytes to the browser as a file to keep.

export const saveFile = (name: string, content: Uint8Array | string, type = 'application/octet-stream'): void => {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
