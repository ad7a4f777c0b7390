package io.zhike.routing.reception;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.zhike.routing.fault.Fault;
import io.zhike.routing.keyword.KeywordFaults;
import io.zhike.routing.keyword.Match;
import io.zhike.service.MessageText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The switch, the words that ask for a person, and what is said in general. All but the switch may be left out, and is then
 * what a new app has.
 *
 * @param transferToHuman 转人工客服: with it off people receive everything, with it on those who ask for a person
 * @param keywords the words that ask for a person; where a message holds several the first one here counts
 * @param transferPrompt tells who asked for a person that one takes over
 * @param queuedText tells that all are busy; {@code {ahead}} stands for the number of users before this one
 * @param offlineText tells that nobody is online
 * @param closedText tells that it is outside business hours; {@code {hours}} stands for the usual week, {@code {opensAt}}
 *     for when people receive next
 * @param welcome what the robot says to who enters; empty: nothing
 * @param fallback what the robot says to what it does not understand; empty: nothing
 * @param pictureText what the robot says to pictures and cards; empty: nothing
 * @param robotUntilPerson with the switch off: whether keyword replies and menus answer until a person writes
 * @param fallbacks after how many messages in a row that the robot does not understand something else happens; 0: never
 * @param afterFallbacks what happens then
 * @param offerText what the robot says then in the place of the fallback; empty: nothing
 * @param avatarHosts whose pictures are shown as users' self-reported avatars; their subdomains' too
 */
public record GeneralSettings(
        @NotNull Boolean transferToHuman,
        @Size(max = 10_000) List<@NotNull @Valid TransferKeyword> keywords,
        @MessageText String transferPrompt,
        @MessageText String queuedText,
        @MessageText String offlineText,
        @MessageText String closedText,
        @MessageText(mayBeBlank = true) String welcome,
        @MessageText(mayBeBlank = true) String fallback,
        @MessageText(mayBeBlank = true) String pictureText,
        Boolean robotUntilPerson,
        @Min(0) @Max(100) Integer fallbacks,
        AfterFallbacks afterFallbacks,
        @MessageText(mayBeBlank = true) String offerText,

        @Size(max = 100) List<@NotNull @Pattern(regexp = "[a-z0-9.-]{1,253}") String> avatarHosts) {

    /** What happens after too many messages that the robot does not understand. */
    public enum AfterFallbacks {
        /** The robot offers a person. */
        @JsonProperty("offer")
        OFFER,
        /** A person is brought in. */
        @JsonProperty("transfer")
        TRANSFER
    }

    private static final List<TransferKeyword> KEYWORDS = List.of(
            new TransferKeyword("人工", Match.CONTAINS, true, List.of("人工智能"), null),
            contained("客服", true),
            contained("rg", true),
            contained("kf", true),
            contained("退货", false),
            contained("发票", false),
            contained("退款", false),
            contained("快递", false));

    public GeneralSettings {
        keywords = orElse(keywords, KEYWORDS);
        transferPrompt = orElse(transferPrompt, "正在为您接入人工客服，请稍候");
        queuedText = orElse(queuedText, "当前排队人数较多，您前面还有 {ahead} 人");
        offlineText = orElse(offlineText, "客服暂不在线，已收到您的留言，上线后尽快回复");
        closedText = orElse(closedText, "当前为非工作时间（{hours}），已收到您的留言");
        welcome = orElse(welcome, "您好，请问有什么可以帮您？回复“人工”转人工客服");
        fallback = orElse(fallback, "没有理解您的问题，请换个说法，或回复“人工”转人工客服");
        pictureText = orElse(pictureText, "已收到图片，如需人工请回复“人工”");
        robotUntilPerson = orElse(robotUntilPerson, true);
        fallbacks = orElse(fallbacks, 3);
        afterFallbacks = orElse(afterFallbacks, AfterFallbacks.OFFER);
        offerText = orElse(offerText, "还是没能帮到您？回复“人工”，由人工客服为您解答");
        avatarHosts = orElse(avatarHosts, List.of("qlogo.cn"));
    }

    /** The general settings of a new app, with the switch so. */
    @SuppressWarnings("NullAway") // what is left out
    public static GeneralSettings initial(boolean transferToHuman) {
        return new GeneralSettings(
                transferToHuman, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static <T> T orElse(@Nullable T value, T leftOut) {
        return value == null ? leftOut : value;
    }

    private static TransferKeyword contained(String text, boolean enabled) {
        return new TransferKeyword(text, Match.CONTAINS, enabled, List.of(), null);
    }

    List<Fault> faults() {
        return Fault.within(
                "keywords",
                KeywordFaults.in(keywords.stream().map(TransferKeyword::keyword).toList()));
    }
}
