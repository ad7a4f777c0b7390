package io.zhike.wechat.push;

/** The format of a push's body, as set in WeChat's console. */
public enum PushFormat {
    JSON("application/json", new JsonFields()),
    XML("text/xml", new XmlFields());

    private final String contentType;
    private final FieldsCodec codec;

    PushFormat(String contentType, FieldsCodec codec) {
        this.contentType = contentType;
        this.codec = codec;
    }

    String contentType() {
        return contentType;
    }

    FieldsCodec codec() {
        return codec;
    }
}
