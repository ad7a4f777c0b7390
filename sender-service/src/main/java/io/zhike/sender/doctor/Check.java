package io.zhike.sender.doctor;

/**
 * One thing that was looked at.
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

    static Check ok(String name, String zh, String en) {
        return new Check(name, Result.OK, zh, en);
    }

    static Check info(String name, String zh, String en) {
        return new Check(name, Result.INFO, zh, en);
    }

    static Check warning(String name, String zh, String en) {
        return new Check(name, Result.WARNING, zh, en);
    }

    static Check failed(String name, String zh, String en) {
        return new Check(name, Result.FAILED, zh, en);
    }
}
