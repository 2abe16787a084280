package io.leporello.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresUnavailableTest {

    @TempDir
    private Path directory;

    @Test
    void a_full_disk_is_called_full_and_its_free_space_told() {
        var cause = new FileSystemException(directory + "/x", null, "No space left on device");

        assertThat(PostgresUnavailable.because(directory, cause).getMessage())
                .startsWith("PostgreSQL cannot be kept in " + directory)
                .containsPattern("The disk is full: \\S+ has \\d+ MB free");
    }

    @Test
    void a_missing_permission_is_said_in_words() {
        var message = PostgresUnavailable.because(directory, new AccessDeniedException("/data/x"))
                .getMessage();

        assertThat(message).contains("/data/x: permission denied").doesNotContain("disk");
    }

    @Test
    void any_other_trouble_is_passed_on() {
        assertThat(PostgresUnavailable.because(directory, new IOException("torn"))
                        .getMessage())
                .isEqualTo("PostgreSQL cannot be kept in " + directory + ": torn.");
    }
}
