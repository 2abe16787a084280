package io.leporello.postgres;

/**
 * A PostgreSQL that runs, and how to reach it.
 *
 * @param jdbcUrl without user and password
 */
public record RunningPostgres(String jdbcUrl, String user, String password) {

    /** Holds no password, so that it may be logged. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
