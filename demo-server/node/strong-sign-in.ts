/**
 * The address that begins a strong identification, also for one who is identified weakly.
 *
 * @param returnTo where they come back to: of this server
 */
export function strongSignIn(returnTo: string): string {
  return `/api/session/sign-in?${new URLSearchParams({ 'return-to': returnTo, strength: 'strong' })}`;
}
