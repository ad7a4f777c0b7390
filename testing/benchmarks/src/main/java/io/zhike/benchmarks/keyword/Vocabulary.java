package io.zhike.benchmarks.keyword;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The words of a shop: keywords as its operators might list them, and messages as its users might write them. */
final class Vocabulary {

    static final int SHORTEST = 5;
    static final int LONGEST = 60;

    /** One message of so many holds a keyword, the same one however many keywords there are. */
    static final int ONE_HOLDS_A_KEYWORD_OF = 5;

    private static final List<String> FIRST_KEYWORDS = words("人工 客服 转接 投诉 退货 补发 催单 改地址 取消订单 开专票");
    private static final List<String> GOODS = words("""
            羽绒服 运动鞋 双肩包 保温杯 蓝牙耳机 充电宝 手机壳 扫地机器人 电饭煲 空气炸锅 投影仪 洗面奶 防晒霜 面膜 奶粉 纸尿裤 猫粮 狗粮 \
            坚果礼盒 茶叶 大米 床上四件套 窗帘 台灯 行李箱""");
    private static final List<String> MATTERS = words("""
            尺码 颜色 材质 保修期 生产日期 保质期 包装 配件 说明书 价格 库存 预售 赠品 定金 尾款 快递 运费 发票 退款 换货""");
    private static final List<String> QUESTIONS = words("""
            怎么选 是什么 在哪里看 多久到 可以改吗 什么时候有 少了 坏了 不对 不见了 太贵了 能便宜吗 要多少钱 谁来付 怎么申请 没有收到 \
            还没处理 寄错了 有问题 怎么用""");

    private static final List<String> CLAUSES = List.of(
            "你好在吗",
            "麻烦帮我看一下",
            "不好意思打扰了",
            "我上周在你们店里买的%1$s",
            "页面上写的%2$s和收到的不太一样",
            "家里老人用着%1$s觉得挺好",
            "想再买两件%1$s送朋友",
            "昨天下午打开小程序一直转圈",
            "物流信息三天没有更新了",
            "%2$s我已经看过了",
            "有没有别的%1$s推荐",
            "%2$s这一栏我没看懂",
            "OK那我等你们消息",
            "谢谢 辛苦了！");

    private Vocabulary() {}

    /** So many different keywords, the shorter lists the beginnings of the longer ones; at most 10,000. */
    static List<String> keywords(int number) {
        var combined = new ArrayList<String>();
        for (var goods : GOODS) {
            for (var matter : MATTERS) {
                QUESTIONS.forEach(question -> combined.add(goods + matter + question));
            }
        }
        Collections.shuffle(combined, new Random(1));
        return Stream.concat(FIRST_KEYWORDS.stream(), combined.stream())
                .limit(number)
                .toList();
    }

    /** So many messages of 5 to 60 characters, the same ones each time. */
    static List<String> messages(int number) {
        var random = new Random(2);
        var messages = new ArrayList<String>();
        while (messages.size() < number) {
            messages.add(message(random, messages.size() % ONE_HOLDS_A_KEYWORD_OF == 0));
        }
        return messages;
    }

    private static String message(Random random, boolean holdsKeyword) {
        var message = new StringBuilder(holdsKeyword ? "我想" + any(random, FIRST_KEYWORDS) : clause(random));
        var wanted = random.nextInt(SHORTEST, LONGEST);
        while (message.length() < SHORTEST || message.length() < wanted) {
            var clause = clause(random);
            if (message.length() + 1 + clause.length() > LONGEST) {
                break;
            }
            message.append('，').append(clause);
        }
        return message.toString();
    }

    private static String clause(Random random) {
        return any(random, CLAUSES).formatted(any(random, GOODS), any(random, MATTERS));
    }

    private static String any(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static List<String> words(String spaced) {
        return List.of(spaced.split("\\s+"));
    }
}
