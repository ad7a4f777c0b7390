package io.zhike.agent.compliance;

/**
 * What an app's administrators let nobody say to its users.
 *
 * @param sameness what becomes of a text of people that many users get, or one gets again and again
 * @param contentCheck what becomes of a text of people that WeChat's own check holds to be risky
 */
record Compliance(
        WordRule harassment,
        WordRule marketing,
        WordRule illegal,
        WordRule inducement,
        Action sameness,
        Action contentCheck) {

    /** What a new app has. */
    static final Compliance INITIAL = new Compliance(
            initial(Rule.HARASSMENT),
            initial(Rule.MARKETING),
            initial(Rule.ILLEGAL),
            initial(Rule.INDUCEMENT),
            Action.WARN,
            Action.OFF);

    private static WordRule initial(Rule rule) {
        return new WordRule(Action.WARN, InitialWords.of(rule));
    }
}
