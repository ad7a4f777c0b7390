package io.zhike.routing.reception;

import jakarta.transaction.TransactionScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The rules that one transaction decides by: the same from its first message to its last. */
@TransactionScoped
class RulesInForce {

    private final Map<String, ReceptionRules> byApp = new HashMap<>();

    ReceptionRules of(String appId, Function<String, ReceptionRules> current) {
        return byApp.computeIfAbsent(appId, current);
    }
}
