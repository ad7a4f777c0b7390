package io.zhike.sender;

/** What no log, metric, answer or record of a test may hold. */
public final class SecretWords {

    /** Begins every access token that is given out. */
    public static final String TOKEN = "canary-token-";

    /** Begins every app's secret. */
    public static final String SECRET = "canary-secret-";

    /** Begins every text that is sent. */
    public static final String TEXT = "canary-text-";

    private SecretWords() {}

    static String token(String appId, int number) {
        return TOKEN + appId + "-" + number;
    }

    /** Whose access token it is. */
    static String appOf(String token) {
        return token.substring(TOKEN.length(), token.lastIndexOf('-'));
    }
}
