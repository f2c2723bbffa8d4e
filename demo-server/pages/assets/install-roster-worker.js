// Has the browser keep the roster for a start without a network. What to write here: docs/roster-offline.md
const address = `/lupa-roster-worker.js?${new URLSearchParams({ pages: '/staff/templates/*/roster', api: '/api' })}`;
// Where Trusted Types are enforced, the address of a worker is what a policy says it is.
const policy = globalThis.trustedTypes?.createPolicy('lupa-roster-worker', { createScriptURL: () => address });
navigator.serviceWorker?.register(policy?.createScriptURL('') ?? address);
