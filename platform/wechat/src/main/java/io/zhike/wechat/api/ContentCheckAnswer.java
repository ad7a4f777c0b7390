package io.zhike.wechat.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The answer to {@code msg_sec_check}, version 2. */
public sealed interface ContentCheckAnswer {

    /** @param label what WeChat holds the text to be, in Chinese */
    record Checked(Suggestion suggestion, String label) implements ContentCheckAnswer {}

    record Refused(ApiError error) implements ContentCheckAnswer {}

    /** Not an answer of WeChat's API. */
    record Unreadable(String cause) implements ContentCheckAnswer {}

    /** WeChat's {@code suggest}, in capitals. */
    enum Suggestion {
        PASS,
        REVIEW,
        RISKY
    }

    /** WeChat's {@code label} numbers, from its page on the call. */
    Map<Integer, String> LABELS = Map.of(
            100, "正常",
            10001, "广告",
            20001, "时政",
            20002, "色情",
            20003, "辱骂",
            20006, "违法犯罪",
            20008, "欺诈",
            20012, "低俗",
            20013, "版权",
            21000, "其他");

    static ContentCheckAnswer of(int httpStatus, byte[] body) {
        if (httpStatus != 200) {
            return new Unreadable("HTTP status " + httpStatus);
        }
        Optional<ApiError> error = ApiJson.errcode(body).filter(answer -> answer.errcode() != ErrorCode.OK.number());
        if (error.isPresent()) {
            return new Refused(error.get());
        }
        JsonNode result =
                ApiJson.object(body).orElseGet(ApiJson.MAPPER::createObjectNode).path("result");
        return Arrays.stream(Suggestion.values())
                .filter(one ->
                        one.name().equalsIgnoreCase(result.path("suggest").asText()))
                .findFirst()
                .<ContentCheckAnswer>map(suggestion ->
                        new Checked(suggestion, label(result.path("label").asInt())))
                .orElseGet(() -> new Unreadable("the answer has no suggestion"));
    }

    private static String label(int number) {
        return LABELS.getOrDefault(number, Integer.toString(number));
    }
}
