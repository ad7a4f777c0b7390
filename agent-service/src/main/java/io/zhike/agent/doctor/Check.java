package io.zhike.agent.doctor;

/**
 * One thing that was looked at. sender-service's have the same shape.
 *
 * @param name tells it from others, in kebab case
 * @param zh what was found and what to do, in Chinese
 * @param en the same in English
 */
record Check(String name, Result result, String zh, String en) {

    enum Result {
        OK,
        /** To be known; nothing is to be done. */
        INFO,
        WARNING,
        FAILED
    }
}
