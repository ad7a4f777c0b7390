// The chat as the user sees it.
import { moment, text } from "./language.js";

const TIME_SHOWN_AFTER = 5 * 60 * 1000;

export function element(tag, className, ...children) {
  const created = document.createElement(tag);
  if (className) {
    created.className = className;
  }
  created.append(...children);
  return created;
}

/**
 * Draws all lines anew.
 *
 * @param choose called with the text of a menu's choice that is tapped, and its id
 */
export function drawThread(thread, entries, app, userMark, choose) {
  const lines = [];
  let shown = 0;
  for (const entry of entries) {
    const at = Date.parse(entry.at);
    if (at - shown > TIME_SHOWN_AFTER) {
      lines.push(element("div", "time", moment(entry.at)));
    }
    shown = at;
    lines.push(entry.direction === "notice" ? element("div", "notice", entry.text) : line(entry, app, userMark, choose));
  }
  if (lines.length === 0) {
    lines.push(element("div", "empty", text("empty")));
  }
  thread.replaceChildren(element("div", "lines-of-chat", ...lines));
}

function line(entry, app, userMark, choose) {
  const isOwn = entry.direction === "in";
  const avatar = element("span", isOwn ? "avatar" : "avatar app", isOwn ? userMark : [...app.name][0]);
  const drawn = element("div", `message ${entry.direction}`, avatar, bubble(entry, app, choose));
  const state = deliveryMark(entry.delivery);
  if (state) {
    drawn.append(state);
  }
  return drawn;
}

function deliveryMark(delivery) {
  if (delivery === "HANDED_OVER") {
    return element("small", "state", text("handedOver"));
  }
  if (delivery !== "PENDING" && delivery !== "FAILED") {
    return null;
  }
  const failed = delivery === "FAILED";
  const mark = element("span", failed ? "state failed" : "state pending", failed ? "!" : "");
  mark.title = text(failed ? "failed" : "pending");
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", mark.title);
  return mark;
}

function bubble(entry, app, choose) {
  switch (entry.type) {
    case "link":
      return linkCard(entry.content);
    case "msgmenu":
      return menu(entry.content, choose);
    case "image":
      return element("div", "bubble picture", picture(app, entry.content.media_id));
    case "miniprogrampage":
      return element(
        "div",
        "bubble linkcard page",
        element("b", "", entry.text),
        picture(app, entry.content.thumb_media_id),
        element("small", "", text("card")),
      );
    default:
      return element("div", "bubble", ...withLinks(entry.text));
  }
}

function picture(app, mediaId) {
  const drawn = document.createElement("img");
  drawn.alt = text("picture");
  drawn.src = `/simulator/apps/${encodeURIComponent(app.appId)}/media/${encodeURIComponent(mediaId)}`;
  return drawn;
}

/** WeChat lets a text hold links and no other mark-up. */
function withLinks(written) {
  const parts = [];
  let end = 0;
  for (const found of written.matchAll(/<a\b[^>]*>(.*?)<\/a>/gs)) {
    parts.push(written.slice(end, found.index), element("span", "link", found[1]));
    end = found.index + found[0].length;
  }
  return [...parts, written.slice(end)];
}

function linkCard({ title, description, thumb_url: thumbnail }) {
  const details = element("small", "", description ?? "");
  if (thumbnail) {
    const picture = document.createElement("img");
    picture.alt = "";
    picture.src = thumbnail;
    details.append(picture);
  }
  return element("div", "bubble linkcard", element("b", "", title), details);
}

function menu({ head_content: head, list, tail_content: tail }, choose) {
  const choices = list.map(({ id, content }) => {
    const choice = element("button", "choice", content);
    choice.type = "button";
    choice.onclick = () => choose(content, id);
    return choice;
  });
  return element("div", "bubble", head ?? "", ...choices, tail ?? "");
}
