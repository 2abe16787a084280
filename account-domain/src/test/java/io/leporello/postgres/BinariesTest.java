package io.leporello.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(textBlock = """
            Linux,      amd64,   postgres-linux-x86_64.txz
            Linux,      aarch64, postgres-linux-arm_64.txz
            Mac OS X,   x86_64,  postgres-darwin-x86_64.txz
            Mac OS X,   aarch64, postgres-darwin-arm_64.txz
            Windows 11, amd64,   postgres-windows-x86_64.txz
            Linux,      ppc64le, postgres-linux-ppc64le.txz
            """)
    void each_platform_has_an_archive_of_its_own(String os, String processor, String archive) {
        assertThat(Binaries.archiveOf(os, processor)).isEqualTo(archive);
    }

    @Test
    void a_platform_this_build_was_not_made_for_is_named(@TempDir Path folder) {
        assertThatThrownBy(() -> new Binaries(folder, "postgres-plan9-x86_64.txz").unpacked())
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContainingAll("postgres-plan9-x86_64.txz", "LEPORELLO_DATABASE_URL");
    }

    @Test
    void what_was_unpacked_half_is_unpacked_again_and_once_is_enough(@TempDir Path folder) throws IOException {
        var half = Files.createDirectories(folder.resolve("unfinished-1/bin"));
        Files.writeString(half.resolve("postgres"), "half of it");
        var binaries = new Binaries(folder.toRealPath());

        var unpacked = binaries.unpacked();
        binaries.sweep(unpacked);
        var written = Files.getLastModifiedTime(unpacked);

        assertThat(unpacked.resolve("bin/postgres")).isExecutable();
        assertThat(folder.resolve("unfinished-1")).doesNotExist();
        assertThat(binaries.unpacked()).isEqualTo(unpacked);
        assertThat(Files.getLastModifiedTime(unpacked)).isEqualTo(written);
    }
}
