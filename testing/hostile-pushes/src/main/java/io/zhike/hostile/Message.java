package io.zhike.hostile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** What a user may do: the fields of a push as WeChat's guide lists them. */
final class Message {

    private Message() {}

    static SequencedMap<String, String> any(Dice dice) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToUserName", "gh_97417a04a28d");
        fields.put("FromUserName", "o9AgO5Kd5ggOC-bXrbNODIiE3bG" + dice.below(10));
        fields.put("CreateTime", Integer.toString(1_714_112_445 + dice.below(1_000_000)));
        fields.putAll(
                switch (dice.below(5)) {
                    case 0 -> Map.of("MsgType", "image", "PicUrl", "https://mmbiz.qpic.cn/1", "MediaId", "m1");
                    case 1 ->
                        Map.of("MsgType", "miniprogrampage", "Title", "订单", "AppId", "wx1", "PagePath", "pages/a?b=1");
                    case 2 -> Map.of("MsgType", "event", "Event", "user_enter_tempsession", "SessionFrom", "商品");
                    case 3 -> Map.of("MsgType", "event", "Event", "debug_demo", "debug_str", "hello world");
                    default -> Map.of("MsgType", "text", "Content", dice.pick("你好", "a", "1 < 2 & \"3\"", "😀\n第二行"));
                });
        if (!"event".equals(fields.get("MsgType"))) {
            fields.put("MsgId", "24538941" + (100_000_000 + dice.below(900_000_000)));
        }
        return fields;
    }
}
