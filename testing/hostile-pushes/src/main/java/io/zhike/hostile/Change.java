package io.zhike.hostile;

/** One kind of damage. It may happen to leave a thing as it was. */
interface Change<T> {

    T apply(T whole, Dice dice);

    /** What it is called in a report. */
    String name();
}
