package io.zhike.hostile;

/** What a {@link Change} does. */
@FunctionalInterface
interface Damage<T> {

    T to(T whole, Dice dice);
}
