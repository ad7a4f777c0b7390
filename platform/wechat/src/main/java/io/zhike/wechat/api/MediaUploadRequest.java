package io.zhike.wechat.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** The body of {@code POST /cgi-bin/media/upload?type=image}: a form with the picture in its field {@code media}. */
public final class MediaUploadRequest {

    private final String boundary = "zhike-" + UUID.randomUUID();
    private final byte[] bytes;
    private final String type;

    /**
     * @param bytes a JPEG, PNG or GIF of at most 2 MB
     * @param type {@code image/png} for example
     */
    public MediaUploadRequest(byte[] bytes, String type) {
        this.bytes = bytes;
        this.type = type;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public byte[] body() {
        var body = new ByteArrayOutputStream(bytes.length + 512);
        // WeChat goes by the file's name, which must end in the format's.
        var name = "picture." + type.substring(type.indexOf('/') + 1);
        body.writeBytes(ascii("--" + boundary + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n"));
        body.writeBytes(bytes);
        body.writeBytes(ascii("\r\n--" + boundary + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
