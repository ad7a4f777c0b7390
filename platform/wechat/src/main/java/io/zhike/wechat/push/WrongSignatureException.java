package io.zhike.wechat.push;

/** The request does not carry a signature that only WeChat could have made. */
public final class WrongSignatureException extends RuntimeException {

    WrongSignatureException() {
        super("The signature is missing or wrong", null, false, false);
    }
}
