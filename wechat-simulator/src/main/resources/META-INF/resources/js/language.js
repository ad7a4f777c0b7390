// Every text of the page, Chinese first.
const texts = {
  "zh-CN": {
    title: "知客 · 微信模拟器",
    otherLanguage: "English",
    app: "小程序",
    user: "用户",
    newUser: "新用户",
    userName: (number) => `用户 ${number}`,
    sessionFrom: "会话来源",
    window: "还可下发",
    windowOpen: (left) => `剩余 ${left}`,
    windowUnit: "条",
    windowClosed: "已超过下发时限，用户发消息或进入会话后恢复",
    fault: "接口故障（对当前小程序的 custom/send）",
    faultKind: "故障",
    faultShare: "比例 %",
    faultLatency: "延迟 ms",
    faultNone: "正常",
    faultCode: (code, meaning) => `${code} ${meaning}`,
    busy: "系统繁忙",
    tokenWrong: "token 无效",
    noPermission: "接口未授权",
    dailyLimit: "调用已达上限",
    tooOften: "调用太频繁",
    windowGone: "超过下发时限",
    countGone: "超过下发条数",
    timeoutBefore: "不应答（消息未发出）",
    timeoutAfter: "不应答（消息已发出）",
    pushes: "消息推送记录",
    noPushes: "还没有推送。点“联系客服”进入会话，或发一条消息。",
    pushEvent: "进入会话",
    pushMessage: "文本消息",
    pushImage: "图片消息",
    pushCard: "小程序卡片消息",
    pushOther: (type) => `${type}`,
    attempt: (number) => `第 ${number} 次`,
    timedOut: "未应答",
    tabMiniProgram: "小程序",
    tabList: "小程序客服消息",
    listTitle: "小程序客服消息",
    listHint: "从这里进入不会推送“进入会话”事件",
    contact: "联系客服",
    contactHint: "点按后推送“进入会话”事件，带上会话来源",
    typing: "对方正在输入…",
    send: "发送",
    empty: "还没有消息",
    back: "返回",
    more: "更多",
    picture: "图片",
    card: "小程序卡片",
    cardTitle: "订单 7：待发货",
    failed: "未送达",
    handedOver: "已转网页版客服",
    pending: "正在推送",
    shopMember: "普通会员",
    shopOrders: "我的订单",
    shopPay: "待付款",
    shopShip: "待发货",
    shopReceive: "待收货",
    shopReview: "待评价",
    shopAddress: "收货地址",
    shopCoupons: "优惠券",
    disconnected: "连不上模拟器，正在重试…",
  },
  en: {
    title: "Zhike · WeChat simulator",
    otherLanguage: "中文",
    app: "Mini program",
    user: "User",
    newUser: "New user",
    userName: (number) => `User ${number}`,
    sessionFrom: "Session from",
    window: "Replies left",
    windowOpen: (left) => `for ${left}`,
    windowUnit: "",
    windowClosed: "The window is closed until the user writes or enters",
    fault: "Faults (of custom/send, this mini program)",
    faultKind: "Fault",
    faultShare: "Share %",
    faultLatency: "Latency ms",
    faultNone: "None",
    faultCode: (code, meaning) => `${code} ${meaning}`,
    busy: "system busy",
    tokenWrong: "token invalid",
    noPermission: "not authorized",
    dailyLimit: "daily limit",
    tooOften: "too often",
    windowGone: "window closed",
    countGone: "count used up",
    timeoutBefore: "Silence (message not sent)",
    timeoutAfter: "Silence (message sent)",
    pushes: "Pushes",
    noPushes: "Nothing pushed yet. Press the contact button or write a message.",
    pushEvent: "Enters the chat",
    pushMessage: "Text message",
    pushImage: "Picture",
    pushCard: "Mini program card",
    pushOther: (type) => `${type}`,
    attempt: (number) => `try ${number}`,
    timedOut: "no answer",
    tabMiniProgram: "Mini program",
    tabList: "Customer messages",
    listTitle: "Customer messages",
    listHint: "Opening a chat from here pushes no event",
    contact: "Contact us",
    contactHint: "Pushes the event of entering, with the session-from",
    typing: "Typing…",
    send: "Send",
    empty: "No messages yet",
    back: "Back",
    more: "More",
    picture: "Picture",
    card: "Mini program card",
    cardTitle: "Order 7: to be shipped",
    failed: "Not delivered",
    handedOver: "With WeChat's web tool",
    pending: "Being pushed",
    shopMember: "Member",
    shopOrders: "My orders",
    shopPay: "To pay",
    shopShip: "To ship",
    shopReceive: "To receive",
    shopReview: "To review",
    shopAddress: "Addresses",
    shopCoupons: "Coupons",
    disconnected: "The simulator cannot be reached, trying again…",
  },
};

const key = "zhike.simulator.language";
let language = new URLSearchParams(location.search).get("language") ?? localStorage.getItem(key) ?? "zh-CN";
if (!(language in texts)) {
  language = "zh-CN";
}

export function text(name, ...values) {
  const found = texts[language][name];
  return typeof found === "function" ? found(...values) : found;
}

/** Writes the texts of everything that names one in data-text. */
export function translate(root = document) {
  document.documentElement.lang = language;
  document.title = text("title");
  for (const element of root.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
}

export function switchLanguage() {
  language = language === "en" ? "zh-CN" : "en";
  localStorage.setItem(key, language);
}

export function clock(at) {
  return new Date(at).toLocaleTimeString("zh-CN", { hour12: false });
}

/** Hours and minutes, with the date where it is not today's. */
export function moment(at) {
  const date = new Date(at);
  const time = date.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? time : `${date.toLocaleDateString(language)} ${time}`;
}

export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
