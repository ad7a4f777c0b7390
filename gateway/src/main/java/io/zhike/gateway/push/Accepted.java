package io.zhike.gateway.push;

import io.zhike.wechat.push.TransferAnswer;

/** What became of a push that WeChat need not send again. */
sealed interface Accepted {

    /** Kafka or the spool has it. */
    Accepted KEPT = new Kept();

    record Kept() implements Accepted {}

    /**
     * WeChat's own web tool gets it.
     *
     * @param answer tells WeChat so
     */
    record HandedOver(TransferAnswer answer) implements Accepted {}
}
