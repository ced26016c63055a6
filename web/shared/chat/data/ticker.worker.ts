/** Timers in a worker are not slowed down when the page is hidden, where an agent most needs the alarm. */
const timers = new Map<number, ReturnType<typeof setTimeout>>();

self.onmessage = ({ data }: MessageEvent<{ id: number; milliseconds?: number }>) => {
  clearTimeout(timers.get(data.id));
  timers.delete(data.id);
  if (data.milliseconds === undefined) return;
  const run = () => {
    timers.delete(data.id);
    self.postMessage(data.id);
  };
  timers.set(data.id, setTimeout(run, data.milliseconds));
};
