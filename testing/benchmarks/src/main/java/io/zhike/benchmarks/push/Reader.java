package io.zhike.benchmarks.push;

/** Who reads. */
enum Reader {
    PRIMITIVES("JDK primitives", "primitives"),
    ZHIKE("PushReader", "zhike"),
    WXJAVA("WxJava", "wxJava");

    private final String label;
    private final String method;

    Reader(String label, String method) {
        this.label = label;
        this.method = method;
    }

    String label() {
        return label;
    }

    /** The expression by which JMH finds it in {@link PushReading}. */
    String benchmark() {
        return PushReading.class.getName().replace(".", "\\.") + "\\." + method + "$";
    }
}
