// A certified OpenID provider as a process of its own: `node provider.mjs '{"client": {...}, "accounts": {...}}'`.
// It prints its issuer when it listens, and ends with its standard input.
import { createServer } from 'node:http';

import Provider from 'oidc-provider';

const { client, accounts } = JSON.parse(process.argv[2]);
const server = createServer();
process.stdin.on('end', () => process.exit()).resume();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [client],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], groups: ['groups'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    cookies: { keys: ['of a test'] },
    features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});
