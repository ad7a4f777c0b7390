package io.zhike.local;

/**
 * What {@code ./zhike up} was asked for.
 *
 * @param fresh     forget the data of earlier runs
 * @param simulator WeChat is the simulator; otherwise the real one
 */
record Arguments(boolean fresh, boolean simulator) {

    static Arguments parse(String... words) {
        boolean fresh = false;
        boolean simulator = true;
        for (var word : words) {
            switch (word) {
                case "--fresh" -> fresh = true;
                case "--without-simulator" -> simulator = false;
                default ->
                    throw new StackException(
                            "'%s' means nothing here: ./zhike up [--fresh] [--without-simulator]".formatted(word));
            }
        }
        return new Arguments(fresh, simulator);
    }
}
