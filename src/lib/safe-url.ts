/**
 * The address when it is a plain web address, else null. What GitLab sends is shown as a link or an
 * image only through here, so that `javascript:`, `data:` and the like never get into the page.
 */
export function safeHttpUrl(value: string | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return null;
  }
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // A user name in front of the host makes an address look like another one.
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}
