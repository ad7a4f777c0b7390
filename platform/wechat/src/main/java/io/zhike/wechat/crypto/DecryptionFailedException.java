package io.zhike.wechat.crypto;

/**
 * What was encrypted is not for this key and app id. It never says which of the checks failed, so that nobody learns
 * about the key or the padding from our answers.
 */
public final class DecryptionFailedException extends RuntimeException {

    DecryptionFailedException() {
        super("The push cannot be decrypted", null, false, false);
    }
}
