/** GitLab's pages for who is sent to `/oauth/authorize`. They run no script. */

const STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 30rem; margin: 10vh auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; line-height: 1.3; }
label, fieldset { display: block; margin: 1.2rem 0; border: 0; padding: 0; }
select, button { font: inherit; padding: .4rem .8rem; border: 1px solid; border-radius: 4px; }
button { cursor: pointer; margin-right: .5rem; }
button[value=authorize] { background: #1f75cb; border-color: #1f75cb; color: #fff; }
li { margin: .2rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }`;

/** A form is sent to this page, which leads to the application: so there is no `form-action`. */
export const CONSENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (value: string): string =>
  value.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

const page = (title: string, content: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>
<body><main>${content}</main></body></html>`;

const MEANINGS: Readonly<Record<string, string>> = {
  api: 'Access the API on your behalf: read and change',
  read_api: 'Read the API',
};

export interface Consent {
  readonly application: string;
  readonly scopes: readonly string[];
  /** What was asked for, to be sent along with the answer. */
  readonly asked: URLSearchParams;
  readonly users: readonly { readonly username: string; readonly name: string }[];
  /** The group whose single sign-on was asked for. */
  readonly signsOnAt: string | null;
}

export function consentPage(consent: Consent): string {
  const { application, scopes, asked, users, signsOnAt } = consent;
  const hidden = [...asked].map(
    ([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`,
  );
  const options = users.map(
    ({ username, name }) =>
      `<option value="${escape(username)}">${escape(name)} (@${escape(username)})</option>`,
  );
  const rights = scopes.map(
    (scope) => `<li><strong>${escape(scope)}</strong>: ${escape(MEANINGS[scope] ?? scope)}</li>`,
  );
  const sso =
    signsOnAt === null ? '' : `<p>Signed in through the SAML of ${escape(signsOnAt)}.</p>`;
  const title = `Authorize ${application} to use your account?`;
  return page(
    title,
    `<p>Mocked GitLab</p><h1>${escape(title)}</h1>${sso}
<p>This application will be able to:</p><ul>${rights.join('')}</ul>
<form method="post" action="authorize">${hidden.join('')}
<label>Signed in as <select name="user">${options.join('')}</select></label>
<button name="answer" value="authorize">Authorize ${escape(application)}</button>
<button name="answer" value="cancel">Cancel</button></form>`,
  );
}

/** GitLab goes nowhere from here: nobody vouches for the address to return to. */
export function authorizationErrorPage(text: string): string {
  return page('Error', `<h1>An error has occurred</h1><pre>${escape(text)}</pre>`);
}
