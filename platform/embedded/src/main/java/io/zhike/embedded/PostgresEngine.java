package io.zhike.embedded;

/** A PostgreSQL server that tests may stop and start again. */
interface PostgresEngine extends AutoCloseable {

    /** Makes the database unless it is there, and returns its JDBC URL. */
    String database(String name);

    void stop();

    PostgresEngine start();

    @Override
    void close();
}
