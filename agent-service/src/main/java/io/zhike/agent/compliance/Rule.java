package io.zhike.agent.compliance;

/** WeChat's rules for customer-service messages (小程序客服消息使用规范), and how they are told apart here. */
public enum Rule {
    /** Users are not insulted or pestered. */
    HARASSMENT("骚扰用户"),
    /** Nothing is advertised. */
    MARKETING("营销推广"),
    ILLEGAL("违法违规"),
    /** Nobody is induced to share, follow or reply for a reward. */
    INDUCEMENT("诱导行为"),
    /** The same text goes to many users, or to one again and again. */
    SAMENESS("重复群发"),
    /** What WeChat's own check of texts (msg_sec_check) does not let pass. */
    CONTENT_CHECK("微信内容安全");

    private final String label;

    Rule(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }
}
