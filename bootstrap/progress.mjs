// What the bootstrap says while it works: one line per step, redrawn on a terminal. All of it on stderr.

/** Starts a step. Its line counts up through `update` and closes with `done` or `failed`. */
export function startStep(title, stream = process.stderr) {
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  let detail = '';
  let printedDetail = '';
  const redraw = () => stream.write(`\r\x1b[2K· ${title} ${detail} ${seconds()} s`);
  const heartbeat = () => {
    if (detail === printedDetail) return;
    printedDetail = detail;
    stream.write(`· ${title} ${detail} ${seconds()} s\n`);
  };
  if (!stream.isTTY) stream.write(`· ${title}\n`);
  const timer = setInterval(stream.isTTY ? redraw : heartbeat, stream.isTTY ? 100 : 5000);
  timer.unref();
  const close = (mark) => {
    clearInterval(timer);
    stream.write(`${stream.isTTY ? '\r\x1b[2K' : ''}${mark} ${title} (${seconds()} s)\n`);
  };
  return {
    update(text) {
      detail = text;
    },
    done: () => close('✓'),
    failed: () => close('✗'),
  };
}
