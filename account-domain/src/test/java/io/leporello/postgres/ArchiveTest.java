package io.leporello.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private TarArchiveOutputStream tar;

    @TempDir
    private Path outside;

    private Path target;

    @BeforeEach
    void begin() throws IOException {
        target = Files.createDirectory(outside.toRealPath().resolve("target"));
        tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)));
    }

    @Test
    void files_links_and_executable_bits_arrive() throws IOException {
        file("bin/run", 0755);
        file("share/text", 0644);
        link("lib/latest.so", "latest.so.1", TarConstants.LF_SYMLINK);
        file("lib/latest.so.1", 0644);
        link("lib/same", "lib/latest.so.1", TarConstants.LF_LINK);

        unpack();

        assertThat(target.resolve("bin/run")).isExecutable().hasContent("bin/run");
        assertThat(Files.isExecutable(target.resolve("share/text"))).isFalse();
        assertThat(target.resolve("lib/latest.so")).isSymbolicLink().hasContent("lib/latest.so.1");
        assertThat(target.resolve("lib/same")).hasContent("lib/latest.so.1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"../escaped", "bin/../../escaped", "/escaped/absolutely"})
    void a_file_outside_the_folder_is_refused(String name) throws IOException {
        var entry = new TarArchiveEntry(name, true);
        entry.setSize(0);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining(name);
        assertThat(outside.resolve("escaped")).doesNotExist();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"up, ..", "bin/up, ../..", "etc, /etc"})
    void a_link_that_leads_out_is_refused(String name, String to) throws IOException {
        link(name, to, TarConstants.LF_SYMLINK);

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining(name + " -> " + to);
    }

    @Test
    void a_link_in_a_folder_that_is_itself_a_link_is_measured_from_where_it_really_lies() throws IOException {
        link("deep/down/short", "../../top", TarConstants.LF_SYMLINK);
        file("top/text", 0644);
        link("deep/down/short/up", "../../..", TarConstants.LF_SYMLINK);

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("deep/down/short/up");
        assertThat(target.resolve("top/up")).doesNotExist();
    }

    @Test
    void a_file_behind_a_link_that_leads_out_through_another_is_refused() throws IOException {
        link("deep/down/short", "../../top", TarConstants.LF_SYMLINK);
        file("top/text", 0644);
        link("out", "deep/down/short/../..", TarConstants.LF_SYMLINK);
        file("out/escaped/text", 0644);

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("out/escaped/text");
        assertThat(outside.resolve("escaped")).doesNotExist();
    }

    private void unpack() throws IOException {
        tar.close();
        new Archive(target).unpack(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private void file(String name, int mode) throws IOException {
        var entry = new TarArchiveEntry(name);
        var content = name.getBytes(UTF_8);
        entry.setSize(content.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void link(String name, String to, byte kind) throws IOException {
        var entry = new TarArchiveEntry(name, kind);
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
