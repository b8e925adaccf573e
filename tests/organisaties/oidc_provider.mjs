// A real OpenID Connect provider for the tests, on a free port of this machine. It demands PKCE.
// Whoever gives a name on its login page is that person; names that begin with "onbevestigd" have an
// e-mail address that the provider did not verify. Prints its address when it answers; ends with its stdin.

import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [terugNaar, clientId, geheim] = process.argv.slice(2);

const configuratie = {
  clients: [
    {
      client_id: clientId,
      client_secret: geheim,
      redirect_uris: [terugNaar],
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  clientAuthMethods: ["client_secret_post"],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ["alleen-voor-de-test"] },
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["given_name", "family_name"] },
  interactions: { url: (_, interactie) => `/wie-bent-u/${interactie.uid}` },
  findAccount: (_, naam) => ({
    accountId: naam,
    claims: () => ({
      sub: naam,
      email: `${naam}@Voorbeeld.test`,
      email_verified: !naam.startsWith("onbevestigd"),
      given_name: "Sanne",
      family_name: "van de Proef",
    }),
  }),
  // Nobody is asked for consent: the client belongs to the same organisation.
  async loadExistingGrant(ctx) {
    const { client, session } = ctx.oidc;
    const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
};

process.stdin.resume().on("end", () => process.exit());

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const adres = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(adres, configuratie);
  const antwoord = provider.callback();
  server.on("request", (verzoek, uit) => {
    const url = new URL(verzoek.url, adres);
    if (!url.pathname.startsWith("/wie-bent-u/")) {
      antwoord(verzoek, uit);
    } else if (url.searchParams.has("naam")) {
      const login = { accountId: url.searchParams.get("naam") };
      provider.interactionFinished(verzoek, uit, { login }, { mergeWithLastSubmission: false });
    } else {
      uit.setHeader("Content-Type", "text/html; charset=utf-8");
      uit.end('<!doctype html><title>Wie bent u?</title><form><label>Naam <input name="naam"></label><button>Log in</button></form>');
    }
  });
  console.log(adres);
});
