/** Why a sign-in by OAuth did not come about, by what the person, or the administrator, can do about it. */
export type OAuthFailureCode =
  /** The person said no at GitLab. */
  | 'denied'
  /** The answer belongs to no sign-in of this tab: it was used before, or begun elsewhere. */
  | 'unexpected'
  /** GitLab takes the code no longer: it works once, for ten minutes. */
  | 'stale'
  /** GitLab does not know the application, or wants a secret of it. */
  | 'client'
  /** No answer that this page may read. */
  | 'blocked'
  /** This browser forbids what has to be kept on the way to GitLab and back. */
  | 'storage'
  /** Another window has it by now. */
  | 'elsewhere'
  | 'refused';

export class OAuthFailure extends Error {
  override readonly name = 'OAuthFailure';

  constructor(
    readonly code: OAuthFailureCode,
    /** GitLab's own words, as they may be shown. */
    readonly said: string | null = null,
  ) {
    super(code);
  }
}
