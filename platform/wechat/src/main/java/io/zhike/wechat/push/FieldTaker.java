package io.zhike.wechat.push;

/** Takes the fields of a body as they are read. */
interface FieldTaker {

    /** @param name as {@link FlatFields#nested} makes it; comes again where the body repeats it */
    void add(String name, String value);
}
