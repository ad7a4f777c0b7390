package io.zhike.hostile;

/**
 * The app that is pushed to, as its operator has set it up.
 *
 * @param encodingAesKey 43 characters, in plain mode too
 */
public record TargetApp(String id, String token, String encodingAesKey, Format format, Mode mode) {

    public enum Format {
        JSON,
        XML
    }

    public enum Mode {
        PLAIN,
        COMPAT,
        SECURE
    }

    Grammar grammar() {
        return switch (format) {
            case JSON -> new JsonGrammar();
            case XML -> new XmlGrammar();
        };
    }

    @Override
    public String toString() {
        return id + " (" + format + ", " + mode + ")";
    }
}
