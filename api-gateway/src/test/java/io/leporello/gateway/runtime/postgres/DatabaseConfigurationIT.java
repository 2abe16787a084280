package io.leporello.gateway.runtime.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leporello.postgres.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseConfigurationIT {

    private static final Path DATA = Path.of("target", "database-configuration");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withUserConfiguration(DatabaseConfiguration.class)
            .withPropertyValues("leporello.data=" + DATA);

    @BeforeEach
    @AfterEach
    void no_data() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
    }

    @Test
    void without_a_url_the_pool_works_on_the_embedded_postgresql_which_stops_after_it(CapturedOutput log)
            throws IOException {
        application.withPropertyValues("leporello.database.url= ").run(context -> {
            assertThat(context).hasSingleBean(HikariDataSource.class);
            assertThat(ask(context.getBean(DataSource.class), "select current_database()"))
                    .isEqualTo("leporello");
            assertThat(DATA.resolve("postgres/cluster/data/postmaster.pid")).exists();
        });

        assertThat(DATA.resolve("postgres/cluster/data/postmaster.pid")).doesNotExist();
        assertThat(log)
                .containsPattern("PostgreSQL 17\\.\\d+ started in \\d+ ms on 127\\.0\\.0\\.1:\\d+, data in " + DATA);
        // What the server writes about a connection it had to cut.
        assertThat(serverLog()).contains("fast shutdown").doesNotContain("terminating connection");
    }

    @Test
    void with_a_url_that_postgresql_is_used_and_none_is_started(CapturedOutput log) {
        var external = TestDatabase.of(DatabaseConfigurationIT.class);

        application
                .withPropertyValues(
                        "leporello.database.url=" + external.jdbcUrl() + "?ApplicationName=ours",
                        "leporello.database.user=" + external.user(),
                        "leporello.database.password=" + external.password())
                .run(context -> {
                    var dataSource = context.getBean(DataSource.class);
                    assertThat(ask(dataSource, "select current_database()")).startsWith("databaseconfigurationit_");
                    assertThat(ask(dataSource, "select current_setting('application_name')"))
                            .isEqualTo("ours");
                });

        assertThat(DATA).doesNotExist();
        assertThat(log).contains("at " + external.jdbcUrl()).doesNotContain(external.password());
    }

    @Test
    void a_postgresql_that_cannot_be_reached_is_told_in_one_sentence(CapturedOutput log) {
        var application = new SpringApplication(DatabaseConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatThrownBy(() ->
                        application.run("--leporello.database.url=jdbc:postgresql://127.0.0.1:1/x?password=secret"))
                .hasRootCauseInstanceOf(ConnectException.class);

        assertThat(log)
                .contains("APPLICATION FAILED TO START")
                .contains(
                        "The PostgreSQL of LEPORELLO_DATABASE_URL (jdbc:postgresql://127.0.0.1:1/x) cannot be reached: Connection to 127.0.0.1:1 refused")
                .doesNotContain("secret");
    }

    private static String ask(DataSource dataSource, String sql) {
        return JdbcClient.create(dataSource).sql(sql).query(String.class).single();
    }

    private static String serverLog() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.newDirectoryStream(DATA.resolve("postgres/cluster/log"))) {
            for (var file : files) text.append(Files.readString(file));
        }
        return text.toString();
    }
}
