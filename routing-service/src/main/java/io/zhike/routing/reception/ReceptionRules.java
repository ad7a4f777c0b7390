package io.zhike.routing.reception;

import io.zhike.routing.keyword.Keywords;

/**
 * An app's settings, ready to decide by.
 *
 * @param version counts the changes of the settings; 0 where nobody has changed them yet
 * @param keywords the settings' keywords, compiled
 */
public record ReceptionRules(long version, Reception settings, Keywords keywords) {

    public static ReceptionRules of(long version, Reception settings) {
        return new ReceptionRules(version, settings, Keywords.of(settings.keywords()));
    }
}
