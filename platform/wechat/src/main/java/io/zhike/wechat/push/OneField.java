package io.zhike.wechat.push;

import org.jspecify.annotations.Nullable;

/** Keeps the first field of one name and lets the others go: all that an encrypted body is read for. */
final class OneField implements FieldTaker {

    private final String wanted;
    private @Nullable String value;
    private int fields;

    OneField(String wanted) {
        this.wanted = wanted;
    }

    @Override
    public void add(String name, String value) {
        if (++fields > FlatFields.MAX_FIELDS) {
            throw new MalformedPushException("More than " + FlatFields.MAX_FIELDS + " fields");
        }
        if (this.value == null && name.equals(wanted)) {
            this.value = value;
        }
    }

    /** Null where there was none. */
    @Nullable
    String value() {
        return value;
    }
}
