import { SettingWrong, shownUrl, withoutSecrets } from '../settings/index.js';

/** How long a server may take to be found and to answer. */
const REACH_MS = 10_000;

/**
 * Opens something on a server; `answers` is to be called when the server has answered and goes on answering.
 * @throws SettingWrong with one line without secrets that says what is wrong there
 */
export async function reach<T>(
  env: string,
  url: string,
  open: (url: string, answers: () => void) => Promise<T>,
): Promise<T> {
  let limit: NodeJS.Timeout | undefined;
  const answers = () => clearTimeout(limit);
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Error(`no answer within ${REACH_MS / 1000} s`)), REACH_MS);
  });
  try {
    return await Promise.race([open(url, answers), late]);
  } catch (error) {
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new SettingWrong(env, `${shownUrl(url)}: ${withoutSecrets(said, url)}`);
  } finally {
    clearTimeout(limit);
  }
}
