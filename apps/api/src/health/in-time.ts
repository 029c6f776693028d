/** So long whoever asks for health waits for a server: asked again and again, they need an answer more than patience. */
const HEALTH_MS = 3_000;

/** The outcome of `work`. @throws where there is none in time */
export async function inTime<T>(work: Promise<T>, ms = HEALTH_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
