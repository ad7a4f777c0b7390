package io.zhike.wechat.api;

/**
 * The body of {@code POST /cgi-bin/message/custom/send}: {@code {touser, msgtype, <msgtype>: {...}}}.
 *
 * @param toUser the openid
 */
public record CustomMessage(String toUser, OutgoingContent content) {

    public byte[] toJson() {
        var body = ApiJson.MAPPER.createObjectNode();
        body.put("touser", toUser);
        body.put("msgtype", content.type());
        body.set(content.type(), ApiJson.MAPPER.valueToTree(content));
        return ApiJson.write(body);
    }
}
