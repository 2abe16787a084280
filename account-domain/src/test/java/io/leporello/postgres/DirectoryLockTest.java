package io.leporello.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    private Path directory;

    @Test
    void whoever_comes_second_is_told_the_directory_and_the_pid_of_the_first() throws IOException {
        var first = DirectoryLock.take(directory);

        assertThatThrownBy(() -> DirectoryLock.take(directory))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContainingAll(
                        directory.toString(), "pid " + ProcessHandle.current().pid(), "LEPORELLO_DATA");
        first.close();
    }

    @Test
    void a_lock_given_back_can_be_taken_again_and_the_file_left_behind_means_nothing() throws IOException {
        Files.writeString(directory.resolve("leporello.lock"), "999999\n");

        DirectoryLock.take(directory).close();
        DirectoryLock.take(directory).close();

        assertThat(directory.resolve("leporello.lock"))
                .hasContent(Long.toString(ProcessHandle.current().pid()));
    }
}
