package io.zhike.benchmarks.path;

import io.zhike.events.Topic;
import java.util.Arrays;
import java.util.List;

/** A part of the path from a push to the reply at WeChat: it ends when a service has said what it did. */
enum Hop {
    GATEWAY("push -> inbound", Topic.INBOUND),
    ROUTING("inbound -> routed", Topic.ROUTED),
    AGENT("routed -> requested", Topic.OUTBOUND_REQUESTED),
    QUOTA("requested -> approved", Topic.OUTBOUND_APPROVED);

    private final String label;
    private final Topic end;

    Hop(String label, Topic end) {
        this.label = label;
        this.end = end;
    }

    String label() {
        return label;
    }

    static List<String> topics() {
        return Arrays.stream(values()).map(hop -> hop.end.topicName()).toList();
    }

    /** The topic on which it ends. */
    Topic end() {
        return end;
    }
}
