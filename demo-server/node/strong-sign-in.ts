/**
 * The address that begins a strong identification, also for one who is identified weakly.
 *
 * @param returnTo path of a page of this server to which they come back
 */
export function strongSignIn(returnTo: string): string {
  return `/api/session/sign-in?${new URLSearchParams({ 'return-to': returnTo, strength: 'strong' })}`;
}
