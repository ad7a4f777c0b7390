package io.zhike.sender.doctor;

import java.util.List;

/** What was found of an app, in the order in which a message meets it. */
record Examination(String appId, List<Check> checks) {

    Examination {
        checks = List.copyOf(checks);
    }
}
