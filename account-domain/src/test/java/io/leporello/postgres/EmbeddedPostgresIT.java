package io.leporello.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leporello.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** Every test has a data directory of its own, and leaves neither server nor directory behind. */
class EmbeddedPostgresIT {

    private static final Path BINARIES = Path.of("target", "test-postgres-binaries");
    private static final int DAEMON = 1;
    private static final TestDatabase SHARED = TestDatabase.of(EmbeddedPostgresIT.class);

    private final List<EmbeddedPostgres> started = new ArrayList<>();
    private Path directory;

    @BeforeEach
    void make_a_directory() throws IOException {
        Files.createDirectories(Path.of("target"));
        // Not a temporary folder of JUnit: only its owner could pass through that.
        directory = Files.createTempDirectory(Path.of("target"), "embedded-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void leave_nothing_behind() throws IOException {
        started.forEach(EmbeddedPostgres::close);
        FileSystemUtils.deleteRecursively(directory);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            fsync,                   on
            full_page_writes,        on
            synchronous_commit,      on
            data_checksums,          on
            password_encryption,     scram-sha-256
            listen_addresses,        127.0.0.1
            unix_socket_directories, ''
            server_encoding,         UTF8
            max_wal_size,            4GB
            jit,                     off
            """)
    void it_runs_with_the_settings_a_ledger_needs(String setting, String value) throws SQLException {
        assertThat(shared().ask("show " + setting)).isEqualTo(value);
    }

    @Test
    void text_sorts_by_code_point_and_for_people_as_their_language_has_it() throws SQLException {
        var words = "select w from (values ('Zeta'), ('Öl'), ('alpha'), ('Ofen')) as t(w) order by w ";

        assertThat(shared().ask(words)).isEqualTo("Ofen Zeta alpha Öl");
        assertThat(shared().ask(words + "collate \"de-DE-x-icu\"")).isEqualTo("alpha Ofen Öl Zeta");
        assertThat(shared().ask("select lower('ÖL')")).isEqualTo("öl");
    }

    @Test
    void rows_and_port_are_the_same_after_a_restart() throws SQLException {
        var first = start();
        Psql.of(first).run("create table line (n int); insert into line values (1), (2)");
        first.close();

        var second = start();

        assertThat(second.takenOver()).isFalse();
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(Psql.of(second).ask("select n from line order by n")).isEqualTo("1 2");
        assertThat(second.toString())
                .matches("PostgreSQL 17\\.\\d+ started in \\d+ ms on 127.0.0.1:%d, data in %s"
                        .formatted(second.port(), directory));
    }

    @Test
    void only_the_owner_reads_the_password_and_nobody_enters_without() throws IOException {
        var postgres = start();

        var file = directory.resolve("postgres/cluster/password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip())
                .isEqualTo(postgres.password())
                .hasSize(64);
        assertThat(postgres.toString()).doesNotContain(postgres.password());
        assertThatThrownBy(() -> new Psql(postgres.jdbcUrl(), postgres.user(), "wrong").ask("select 1"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void a_second_leporello_on_the_directory_is_refused_and_harms_nothing() throws Exception {
        var postgres = start();
        Psql.of(postgres).run("create table line (n int)");

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("in use by the process with pid "
                        + ProcessHandle.current().pid());
        // After the refusal above: a lock that was lost by looking at it would let this one in.
        try (var other = ChildJvm.on(directory, BINARIES)) {
            assertThat(other.says("refused"))
                    .contains(
                            directory.toString(),
                            "pid " + ProcessHandle.current().pid(),
                            "LEPORELLO_DATA");
        }
        assertThat(Psql.of(postgres).ask("select count(*) from line")).isEqualTo("0");
    }

    @Test
    void a_server_left_by_a_killed_process_is_taken_over_with_its_rows() throws Exception {
        try (var child = ChildJvm.on(directory, BINARIES)) {
            var server = Long.parseLong(child.says("server"));
            child.kill();

            var postgres = start();

            assertThat(postgres.takenOver()).isTrue();
            assertThat(postgres.pid()).isEqualTo(server);
            assertThat(postgres.toString()).contains("taken over", "pid " + server);
            assertThat(Psql.of(postgres).ask("select n from line")).isEqualTo("42");

            postgres.close();
            Eventually.isTrueWithin(Duration.ofSeconds(10), () -> !isServer(server));
        }
    }

    @Test
    void a_server_killed_together_with_its_process_recovers() throws Exception {
        try (var child = ChildJvm.on(directory, BINARIES)) {
            var server = Long.parseLong(child.says("server"));
            child.kill();
            kill(server);

            var postgres = start();

            assertThat(postgres.takenOver()).isFalse();
            assertThat(postgres.pid()).isNotEqualTo(server);
            assertThat(Psql.of(postgres).ask("select n from line")).isEqualTo("42");
        }
    }

    @Test
    void a_server_killed_under_open_connections_ends_quietly_and_recovers() throws SQLException {
        var first = start();
        try (var connection = Psql.of(first).connect()) {
            Psql.of(first).run("create table line (n int); insert into line values (7)");
            kill(first.pid());
            first.close();
            assertThat(connection.isValid(1)).isFalse();
        }

        assertThat(Psql.of(start()).ask("select n from line")).isEqualTo("7");
    }

    @Test
    void closing_cuts_open_connections_and_may_be_done_twice() throws SQLException {
        var postgres = start();
        try (var connection = Psql.of(postgres).connect()) {
            postgres.close();
            postgres.close();

            assertThat(isServer(postgres.pid())).isFalse();
            assertThat(connection.isValid(1)).isFalse();
        }
        assertThat(directory.resolve("postgres/cluster/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void an_initdb_that_was_killed_half_way_is_done_again() throws Exception {
        var half = Files.createDirectories(directory.resolve("postgres/unfinished-1/data/base"));
        Files.writeString(half.resolveSibling("PG_VERSION"), "17\n");

        assertThat(Psql.of(start()).ask("select 1")).isEqualTo("1");
        assertThat(directory.resolve("postgres/unfinished-1")).doesNotExist();
    }

    @Test
    void a_pid_that_went_to_another_program_is_not_mistaken_for_the_server() throws Exception {
        var first = start();
        first.close();
        var mine = ProcessHandle.current().pid();
        Files.writeString(pidFile(directory), "%d\n/data\n1795440481\n%d\n".formatted(mine, first.port()));

        assertThat(start().pid()).isNotEqualTo(mine);
    }

    @Test
    void a_copy_of_the_directory_gets_a_server_of_its_own() throws Exception {
        start().close();
        var copy = directory.resolve("copy");
        copy(directory.resolve("postgres"), copy.resolve("postgres"));
        var original = start();
        Files.copy(pidFile(directory), pidFile(copy));

        var second = start(copy);

        assertThat(second.takenOver()).isFalse();
        assertThat(second.port()).isNotEqualTo(original.port());
        assertThat(Psql.of(second).ask("show data_directory")).contains("copy");
    }

    @Test
    void a_taken_port_is_left_to_its_owner_and_the_new_one_remembered() throws Exception {
        var first = start();
        first.close();
        int port;
        try (var owner = new ServerSocket(first.port(), 1, InetAddress.getLoopbackAddress())) {
            var second = start();
            port = second.port();
            assertThat(port).isNotEqualTo(owner.getLocalPort());
            second.close();
        }

        assertThat(start().port()).isEqualTo(port);
    }

    @Test
    void data_of_another_major_version_is_left_alone() throws Exception {
        start().close();
        Files.writeString(directory.resolve("postgres/cluster/data/PG_VERSION"), "16\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContainingAll("PostgreSQL 16", "PostgreSQL 17", "pg_dumpall", "LEPORELLO_DATABASE_URL");
    }

    @Test
    void a_start_that_fails_quotes_what_the_server_said_and_gives_the_directory_back() throws Exception {
        start().close();
        var settings = directory.resolve("postgres/cluster/data/postgresql.auto.conf");
        Files.writeString(settings, "nonsense = 1\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContainingAll(directory.toString(), "unrecognized configuration parameter \"nonsense\"");

        Files.writeString(settings, "");
        assertThat(Psql.of(start()).ask("select 1")).isEqualTo("1");
    }

    @Test
    void root_steps_down_to_the_owner_of_the_data() throws Exception {
        assumeTrue(ServerUser.isRoot(), "only root has to");

        assertThat(owner(start().pid())).isEqualTo("nobody");
    }

    @Test
    void root_keeps_its_data_below_a_folder_that_only_root_may_pass(@TempDir Path closed) throws Exception {
        assumeTrue(ServerUser.isRoot(), "only root steps down");
        var namespaces = new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
        assumeTrue(namespaces, "this machine forbids user namespaces");
        // Programs behind the closed folder too, as in a fresh clone below /root.
        var first = started(EmbeddedPostgres.start(closed.resolve("data")));
        Psql.of(first).run("create table line (n int); insert into line values (3)");
        first.close();

        var second = started(EmbeddedPostgres.start(closed.resolve("data")));
        assertThat(Psql.of(second).ask("select n from line")).isEqualTo("3");
        second.close();
    }

    @Test
    void a_plain_user_needs_nobody_to_step_down_to() throws Exception {
        assumeTrue(ServerUser.isRoot(), "every other test has shown it");
        var home = Files.createDirectory(directory.resolve("home"));
        ServerUser.other(DAEMON, DAEMON).own(home);
        var classes = Files.createDirectory(directory.resolve("classes"));

        try (var child = ChildJvm.as(DAEMON, classes, home.resolve("data"), home.resolve("binaries"))) {
            var server = Long.parseLong(child.says("server"));
            assertThat(owner(server)).isEqualTo(owner(child.pid()));
        }

        var asRoot = start(home.resolve("data"));
        assertThat(Psql.of(asRoot).ask("select n from line")).isEqualTo("42");
        assertThat(Files.getAttribute(home.resolve("data/postgres/cluster/port"), "unix:uid"))
                .isEqualTo(DAEMON);
    }

    /** For tests that only ask: the server of TestDatabase has the very same settings. */
    private static Psql shared() {
        return new Psql(SHARED.jdbcUrl(), SHARED.user(), SHARED.password());
    }

    private EmbeddedPostgres start() {
        return start(directory);
    }

    private EmbeddedPostgres start(Path data) {
        return started(EmbeddedPostgres.start(data, BINARIES));
    }

    private EmbeddedPostgres started(EmbeddedPostgres postgres) {
        started.add(postgres);
        return postgres;
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    /** A killed process may stay as an entry until somebody asks for its exit code; that one has no command. */
    private static boolean isServer(long pid) {
        return new PidFile(pid, 0).isPostgres();
    }

    private static String owner(long pid) {
        return ProcessHandle.of(pid).orElseThrow().info().user().orElseThrow();
    }

    private static Path pidFile(Path data) {
        return data.resolve("postgres/cluster/data/postmaster.pid");
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to.getParent());
        var copied = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(copied).isZero();
    }
}
