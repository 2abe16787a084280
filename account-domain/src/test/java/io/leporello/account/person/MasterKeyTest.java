package io.leporello.account.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @Test
    void the_first_start_makes_a_file_for_its_owner_only_and_the_next_one_reads_it() throws Exception {
        var file = folder.resolve("new").resolve("master.key");
        var made = MasterKey.inFile(file, () -> false, RANDOM);
        var read = MasterKey.inFile(file, () -> true, RANDOM);

        assertThat(read.fingerprint("a", "b")).isEqualTo(made.fingerprint("a", "b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent())
                .isDirectoryContaining(path -> path.equals(file))
                .isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void a_lost_file_is_not_replaced_while_anything_is_sealed() {
        var file = folder.resolve("master.key");
        assertThatThrownBy(() -> MasterKey.inFile(file, () -> true, RANDOM))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("LEPORELLO_MASTER_KEY");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not base64 at all!"})
    void a_key_of_another_form_is_refused_without_being_shown(String wrong) {
        assertThatThrownBy(() -> MasterKey.configured(wrong, "HERE"))
                .hasMessageContaining("HERE is not 32 bytes in base64")
                .hasMessageNotContaining(wrong.isEmpty() ? "\u0000" : wrong);
    }

    @Test
    void fingerprints_differ_by_purpose_by_text_and_by_key() {
        var one = MasterKey.configured(Base64.getEncoder().encodeToString(new byte[32]), "HERE");
        var bytes = new byte[32];
        bytes[31] = 1;
        var other = MasterKey.configured(Base64.getEncoder().encodeToString(bytes), "HERE");

        assertThat(one.fingerprint("mail", "a"))
                .isEqualTo(one.fingerprint("mail", "a"))
                .isNotEqualTo(one.fingerprint("mail", "b"))
                .isNotEqualTo(one.fingerprint("post", "a"))
                .isNotEqualTo(other.fingerprint("mail", "a"));
    }
}
