// The page: which mini program, which user, which screen, and what they show.
import * as api from "./api.js";
import { drawFaultKinds, drawPushes, drawWindow, setFault, showFault } from "./bench.js";
import { moment, switchLanguage, text, translate } from "./language.js";
import { drawThread, element } from "./thread.js";

const SECOND = 1000;
const find = (id) => document.getElementById(id);

const state = {
  apps: [],
  app: null,
  openId: "",
  screen: "miniprogram",
  cameFrom: "miniprogram",
  phone: null,
  unwatch: () => {},
};

async function start() {
  translate();
  drawFaultKinds(find("fault-kind"));
  const wanted = new URLSearchParams(location.search);
  state.apps = await api.apps();
  state.app = state.apps.find(({ appId }) => appId === wanted.get("app")) ?? state.apps[0];
  state.openId = wanted.get("user") ?? state.app.users[0];
  listen();
  choose();
  show(wanted.get("screen") ?? "miniprogram");
  setInterval(tick, SECOND);
  setInterval(drawAttempts, 2 * SECOND);
}

function listen() {
  find("language").onclick = () => {
    switchLanguage();
    draw();
  };
  find("app").onchange = ({ target }) => {
    state.app = state.apps.find(({ appId }) => appId === target.value);
    state.openId = state.app.users[0];
    choose();
    show("miniprogram");
  };
  find("user").onchange = ({ target }) => {
    state.openId = target.value;
    choose();
  };
  find("new-user").onclick = () => {
    state.openId = `oNew${crypto.randomUUID().replaceAll("-", "").slice(0, 24)}`;
    choose();
  };
  find("fault").onchange = () => attempt(() => setFault(find("fault"), state.app.appId));
  find("fault").onsubmit = (event) => event.preventDefault();
  for (const tab of document.querySelectorAll("[data-screen]")) {
    tab.onclick = () => show(tab.dataset.screen);
  }
  find("contact").onclick = () => attempt(async () => {
    await api.enter(state.app.appId, state.openId, find("session-from").value);
    openChat("miniprogram");
  });
  find("back").onclick = () => show(state.cameFrom);
  find("composer").onsubmit = (event) => {
    event.preventDefault();
    sendWritten();
  };
  find("more").onclick = () => showAttachments(find("attachments").hidden);
  find("send-image").onclick = () => {
    showAttachments(false);
    post({ type: "image" });
  };
  find("send-card").onclick = () => {
    showAttachments(false);
    post({ type: "miniprogrampage", title: text("cardTitle"), pagePath: "pages/order/detail?id=7" });
  };
  find("text").oninput = growWithText;
  find("text").onkeydown = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      sendWritten();
    }
  };
}

/** Turns to the chosen mini program and user. */
function choose() {
  if (!state.app.users.includes(state.openId)) {
    state.app.users.push(state.openId);
  }
  state.phone = null;
  state.unwatch();
  state.unwatch = api.watch(state.app.appId, state.openId, reload, () => complain(text("disconnected")));
  attempt(() => showFault(find("fault"), state.app.appId));
  remember();
  draw();
  reload();
}

async function reload() {
  const { app, openId } = state;
  await attempt(async () => {
    const phone = await api.phone(app.appId, openId);
    if (app === state.app && openId === state.openId) {
      state.phone = phone;
      drawPhone();
    }
  });
  drawAttempts();
}

function sendWritten() {
  const field = find("text");
  const written = field.value.trim();
  if (written === "") {
    return;
  }
  field.value = "";
  growWithText();
  write(written);
}

function write(written, menuChoice) {
  post({ type: "text", text: written, menuChoice });
}

function post(message) {
  scrollToEnd();
  attempt(() => api.write(state.app.appId, state.openId, message));
}

function showAttachments(shown) {
  find("attachments").hidden = !shown;
  find("more").setAttribute("aria-expanded", String(shown));
}

function growWithText() {
  const field = find("text");
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
  find("send").disabled = field.value.trim() === "";
}

function openChat(cameFrom) {
  state.cameFrom = cameFrom;
  show("chat");
  scrollToEnd();
  find("text").focus();
}

function scrollToEnd() {
  find("thread").scrollTop = 0;
}

function show(screen) {
  state.screen = screen;
  for (const name of ["miniprogram", "list", "chat"]) {
    find(`screen-${name}`).hidden = name !== screen;
  }
  const tabOf = screen === "chat" ? state.cameFrom : screen;
  for (const tab of document.querySelectorAll("[data-screen]")) {
    tab.setAttribute("aria-current", String(tab.dataset.screen === tabOf));
  }
  remember();
  if (screen === "list") {
    attempt(drawChats);
  }
}

function draw() {
  translate();
  find("language").textContent = text("otherLanguage");
  find("back").setAttribute("aria-label", text("back"));
  find("more").setAttribute("aria-label", text("more"));
  drawFaultKinds(find("fault-kind"));
  find("app").replaceChildren(...state.apps.map(({ appId, name }) => new Option(`${name} · ${appId}`, appId)));
  find("app").value = state.app.appId;
  find("user").replaceChildren(
    ...state.app.users.map((openId) => new Option(`${userName(openId)} · ${openId}`, openId)));
  find("user").value = state.openId;
  for (const name of document.querySelectorAll(".app-name")) {
    name.textContent = state.app.name;
  }
  document.querySelector(".user-name").textContent = userName(state.openId);
  document.querySelector(".welcome .avatar").textContent = userMark();
  growWithText();
  drawPhone();
  drawAttempts();
  if (state.screen === "list") {
    attempt(drawChats);
  }
}

function drawPhone() {
  const entries = state.phone?.entries ?? [];
  drawThread(find("thread"), entries, state.app, userMark(), write);
  tick();
}

/** What changes with time alone. */
function tick() {
  const isTyping = state.phone?.typingUntil && Date.parse(state.phone.typingUntil) > Date.now();
  find("chat-title").textContent = isTyping ? text("typing") : state.app.name;
  find("phone-time").textContent = moment(Date.now());
  drawWindow(find("window"), state.phone);
}

async function drawAttempts() {
  const { app, openId } = state;
  await attempt(async () => {
    const attempts = await api.pushes(app.appId, openId);
    if (app === state.app && openId === state.openId) {
      drawPushes(find("pushes"), attempts);
      find("no-pushes").hidden = attempts.length > 0;
    }
  });
}

async function drawChats() {
  const { openId } = state;
  const phone = await api.phone(state.app.appId, openId);
  const last = phone.entries.at(-1);
  const row = element(
    "button",
    "",
    element("span", "avatar app", [...state.app.name][0]),
    element("strong", "", state.app.name),
    element("time", "", last ? moment(last.at) : ""),
    element("p", "", last?.text ?? text("empty")),
  );
  row.type = "button";
  row.onclick = () => openChat("list");
  find("chats").replaceChildren(element("li", "", row));
}

function userName(openId) {
  return text("userName", userNumber(openId));
}

function userNumber(openId) {
  return state.app.users.indexOf(openId) + 1;
}

function userMark() {
  return String(userNumber(state.openId));
}

/** Keeps the choice in the address, so that it survives a reload and can be handed on. */
function remember() {
  const query = new URLSearchParams({ app: state.app.appId, user: state.openId, screen: state.screen });
  history.replaceState(null, "", `?${query}`);
}

async function attempt(action) {
  try {
    await action();
    find("trouble").hidden = true;
  } catch (failure) {
    console.error(failure);
    complain(failure instanceof TypeError ? text("disconnected") : failure.message);
  }
}

function complain(words) {
  find("trouble").textContent = words;
  find("trouble").hidden = false;
}

attempt(start);
