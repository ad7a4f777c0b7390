package io.zhike.wechat.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The body of {@code POST /cgi-bin/stable_token}.
 *
 * @param forceRefresh kills the token in use, at most 20 times a day; false returns the same token to every caller until
 *     its last 5 minutes, when the old and the new one both work
 */
@JsonPropertyOrder({"grant_type", "appid", "secret", "force_refresh"})
public record StableTokenRequest(
        @JsonProperty("appid") String appId,
        String secret,
        @JsonProperty("force_refresh") boolean forceRefresh) {

    @JsonProperty("grant_type")
    String grantType() {
        return "client_credential";
    }

    public byte[] toJson() {
        return ApiJson.write(this);
    }

    @Override
    public String toString() {
        return "StableTokenRequest[appId=" + appId + ", forceRefresh=" + forceRefresh + "]";
    }
}
