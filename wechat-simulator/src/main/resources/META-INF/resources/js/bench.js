// What stands beside the phone: the reply window, the pushes, the faults.
import * as api from "./api.js";
import { clock, duration, text } from "./language.js";
import { element } from "./thread.js";

const SHOWN_PUSHES = 100;

// What the list of faults offers: an error code with the name of its meaning, or a timeout.
const offered = [
  {},
  { errorCode: -1, meaning: "busy" },
  { errorCode: 40001, meaning: "tokenWrong" },
  { errorCode: 45009, meaning: "dailyLimit" },
  { errorCode: 45011, meaning: "tooOften" },
  { errorCode: 45015, meaning: "windowGone" },
  { errorCode: 45047, meaning: "countGone" },
  { errorCode: 48001, meaning: "noPermission" },
  { timeout: "before" },
  { timeout: "after" },
];

export function drawWindow(place, phone) {
  const left = phone?.expiresAt ? Date.parse(phone.expiresAt) - Date.now() : 0;
  const isOpen = left > 0;
  place.classList.toggle("closed", !isOpen || phone.remaining === 0);
  place.replaceChildren(
    element("strong", "", String(isOpen ? phone.remaining : 0)),
    text("windowUnit"),
    element("span", "left", isOpen ? text("windowOpen", duration(left)) : text("windowClosed")),
  );
}

export function drawPushes(list, attempts) {
  const lines = attempts.slice(-SHOWN_PUSHES).reverse().map((attempt) => element(
    "li",
    "",
    element("time", "", clock(attempt.at)),
    element("span", "what", `${pushName(attempt)} · ${text("attempt", attempt.attempt)}`),
    element("span", "latency", `${attempt.latencyMs} ms`),
    outcome(attempt),
  ));
  list.replaceChildren(...lines);
}

function pushName({ msgType }) {
  switch (msgType) {
    case "event":
      return text("pushEvent");
    case "text":
      return text("pushMessage");
    case "image":
      return text("pushImage");
    case "miniprogrampage":
      return text("pushCard");
    default:
      return text("pushOther", msgType);
  }
}

function outcome(attempt) {
  const badge = element("span", attempt.delivery === "FAILED" ? "badge" : "badge good", String(attempt.status ?? text("timedOut")));
  badge.title = attempt.error ?? attempt.body ?? "";
  return badge;
}

export function drawFaultKinds(list) {
  const chosen = list.value;
  list.replaceChildren(...offered.map((fault, index) => new Option(faultName(fault), String(index))));
  list.value = chosen || "0";
}

function faultName({ errorCode, meaning, timeout }) {
  if (timeout) {
    return text(timeout === "before" ? "timeoutBefore" : "timeoutAfter");
  }
  return errorCode === undefined ? text("faultNone") : text("faultCode", errorCode, text(meaning));
}

export async function showFault(form, app) {
  const fault = (await api.faults()).apps[app] ?? {};
  const index = offered.findIndex(({ errorCode, timeout }) => errorCode === fault.errorCode && timeout === fault.timeout);
  form.elements["fault-kind"].value = String(Math.max(0, index));
  form.elements["fault-share"].value = String(Math.round((fault.failingShare ?? 1) * 100));
  form.elements["fault-latency"].value = String(fault.latencyMs ?? 0);
}

export async function setFault(form, app) {
  const { errorCode, timeout } = offered[Number(form.elements["fault-kind"].value)];
  const isFault = errorCode !== undefined || timeout !== undefined;
  const plan = await api.faults();
  plan.apps[app] = {
    errorCode,
    timeout,
    latencyMs: Number(form.elements["fault-latency"].value),
    failingShare: isFault ? Number(form.elements["fault-share"].value) / 100 : undefined,
  };
  await api.setFaults(plan);
}
