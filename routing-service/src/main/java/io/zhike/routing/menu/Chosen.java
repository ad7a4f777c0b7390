package io.zhike.routing.menu;

/** What a choice does. */
public sealed interface Chosen {

    /** Another menu is shown. */
    record Opened(Menu menu) implements Chosen {}

    /** The robot says something. */
    record Said(Menu in, Choice choice) implements Chosen {}

    /** A person is brought in. */
    record Person(Menu in, Choice choice) implements Chosen {}
}
