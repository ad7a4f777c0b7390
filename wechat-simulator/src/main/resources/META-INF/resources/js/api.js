// The simulator's API.
const user = (app, openId) => `/simulator/apps/${encodeURIComponent(app)}/users/${encodeURIComponent(openId)}`;

async function ask(path, body, method = "POST") {
  const answer = await fetch(path, body === undefined ? {} : {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  const json = await answer.text();
  return json === "" ? null : JSON.parse(json);
}

export const apps = async () => (await ask("/simulator/apps")).items;
export const phone = (app, openId) => ask(user(app, openId));
export const enter = (app, openId, sessionFrom) => ask(`${user(app, openId)}/enter`, { sessionFrom });
/** @param message {type: "text", text}, {type: "image"} or {type: "miniprogrampage", title, pagePath} */
export const write = (app, openId, message) => ask(`${user(app, openId)}/messages`, message);
export const faults = () => ask("/simulator/faults");
export const setFaults = (plan) => ask("/simulator/faults", plan, "PUT");

export async function pushes(app, openId) {
  const query = new URLSearchParams({ app, openId });
  return (await ask(`/simulator/pushes?${query}`)).items;
}

/** Calls back at once and after every change, also after a connection was lost; returns what ends it. */
export function watch(app, openId, changed, lost) {
  const updates = new EventSource(`${user(app, openId)}/updates`);
  updates.onmessage = changed;
  updates.onerror = lost;
  return () => updates.close();
}
