/**
 * A cookie of this host alone, which scripts cannot read. `Lax`, because it must come along when another site sends the
 * browser back. Over HTTPS it is `Secure` and has the `__Host-` prefix, which browsers refuse on a loopback address.
 */
export function hostCookie(name: string, { protocol }: URL) {
  const secure = protocol === 'https:'
  return {
    name: secure ? `__Host-${name}` : name,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  } as const
}
