package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DemoPasswordTest {

    @TempDir
    private Path data = Path.of("set by JUnit");

    @Test
    void it_is_made_up_once_for_a_data_folder() {
        var first = DemoPassword.in(data);
        assertThat(first).matches("[a-z2-9]{16}");
        assertThat(DemoPassword.in(data)).isEqualTo(first);
    }

    @Test
    void a_run_that_was_cut_off_before_it_wrote_leaves_the_next_one_free() throws IOException {
        Files.createFile(data.resolve("demo-password"));
        assertThat(DemoPassword.in(data)).hasSize(16).isEqualTo(DemoPassword.in(data));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such permissions")
    void nobody_else_may_read_it() throws IOException {
        DemoPassword.in(data);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("demo-password"))))
                .isEqualTo("rw-------");
    }
}
