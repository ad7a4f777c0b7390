package io.zhike.benchmarks.routing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** What the users of an online shop write, and what its robot says to it: every message has an answer. */
final class Shop {

    static final String APP = "wxba5fad812f8e6fb9";

    /** What is stored of a user to whom the robot has given an answer, in its size. */
    static final String DIALOGUE = """
            {"open": null, "fallbacks": 0, "lastRule": {"kind": "REPLY_RULE", "id": "%s", "name": "发货"}}""".formatted(UUID.nameUUIDFromBytes(new byte[0]));

    private static final int ONE_ASKS_FOR_A_PERSON_OF = 50;

    private static final List<Topic> TOPICS = List.of(
            new Topic("发货", "你好，我的订单 %d 什么时候发货？", "现货在付款后 48 小时内发出，预售以商品页为准。"),
            new Topic("运费", "请问寄到成都的运费是多少，满 %d 元包邮吗", "满 99 元包邮，偏远地区除外；不满 99 元收 8 元。"),
            new Topic("退换", "上周买的鞋子小了一码，想退换，单号 %d", "签收七天内可以退换：我的订单 - 申请售后，按提示寄回。"),
            new Topic("优惠券", "优惠券 %d 为什么用不了呢", "优惠券有使用门槛和有效期，请在卡包里查看说明。"));

    /**
     * @param keyword of the robot's rule
     * @param text a user's message; takes a number
     * @param reply the robot's
     */
    private record Topic(String keyword, String text, String reply) {}

    private Shop() {}

    /** The text of a message by its number: most are for the robot, now and then one asks for a person. */
    static String text(int number) {
        return number % ONE_ASKS_FOR_A_PERSON_OF == 0
                ? "转人工"
                : TOPICS.get(number % TOPICS.size()).text().formatted(number);
    }

    /** The app's reception, as routing-service takes it: the switch is on. */
    static JsonObject reception() {
        var rules = new JsonArray();
        TOPICS.forEach(topic -> rules.add(rule(topic)));
        return new JsonObject()
                .put("general", new JsonObject().put("transferToHuman", true))
                .put("rules", new JsonObject().put("items", rules));
    }

    private static JsonObject rule(Topic topic) {
        return new JsonObject()
                .put("name", topic.keyword())
                .put("keywords", JsonArray.of(new JsonObject().put("text", topic.keyword())))
                .put(
                        "replies",
                        JsonArray.of(new JsonObject().put("type", "text").put("text", topic.reply())));
    }
}
