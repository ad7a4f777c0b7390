package io.zhike.embedded;

import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a {@code @QuarkusTest} needs to run. Classes that ask for the same run in one application, with one database;
 * the engines themselves start once for all tests of the JVM.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(EnginesResource.class)
public @interface WithEngines {

    /** A new PostgreSQL database whose name starts so; none if empty. */
    String database() default "";

    /**
     * Topics to make on Kafka, {@code name} or {@code name:partitions}, comma between them; no Kafka if there are none.
     * Not an array: Quarkus finds no two arrays equal, and would start the application anew for every class.
     */
    String topics() default "";

    /** The OpenID Connect provider, for the service's own API and for its calls of others. */
    boolean oidc() default false;
}
