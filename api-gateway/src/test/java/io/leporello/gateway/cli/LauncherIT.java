package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real launcher in a small project of its own, with a Java and a Maven that only say what they were told. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherIT {

    private record Outcome(int exit, String out, String err) {}

    @TempDir
    private Path directory = Path.of("set by JUnit");

    private Path project = Path.of("set below");
    private Path tools = Path.of("set below");

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(directory.resolve("the project"));
        tools = Files.createDirectories(directory.resolve("tools"));
        Files.copy(Path.of("..", "leporello"), project.resolve("leporello"));
        Files.createDirectories(project.resolve("api-gateway/src/main"));
        for (var source : List.of("pom.xml", "api-gateway/pom.xml", "api-gateway/src/main/Some.java"))
            Files.writeString(project.resolve(source), "");
        executable(project.resolve("mvnw"), """
                echo "maven was told $*"
                mkdir -p api-gateway/target
                echo jar >api-gateway/target/leporello.jar
                exit "${MAVEN_EXIT:-0}"
                """);
        java("17.0.15");
        executable(tools.resolve("javac"), "");
    }

    private void java(String version) throws IOException {
        executable(tools.resolve("java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit; fi
                for argument; do echo "[$argument]"; done
                cat
                exit "${JAVA_EXIT:-0}"
                """.formatted(version));
    }

    private static void executable(Path path, String script) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome launch(String... arguments) throws Exception {
        return launch(Map.of(), project.resolve("leporello"), arguments);
    }

    private Outcome launch(Map<String, String> environment, Path script, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        var out = directory.resolve("out");
        var err = directory.resolve("err");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "LEPORELLO_JAVA_OPTIONS"));
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().write("typed\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void it_builds_what_is_missing_and_says_so_in_one_line() throws Exception {
        var outcome = launch("--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err())
                .matches("Building Leporello, the first time takes a few minutes … done in \\d+ s\\.\n");
        assertThat(project.resolve("target/leporello-build.log"))
                .hasContent("maven was told -q -B -DskipTests package");
        assertThat(outcome.out())
                .contains("[-Daxoniq.update-checker.disabled=true]")
                .contains("[--help]");
    }

    @Test
    void it_builds_again_only_when_a_source_is_newer() throws Exception {
        launch("--help");
        assertThat(launch("--help").err()).isEmpty();

        var source = project.resolve("api-gateway/src/main/Some.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(launch("--help").err()).startsWith("Building Leporello, its sources are newer than its jar … done");
    }

    @Test
    void arguments_input_and_exit_code_pass_unchanged() throws Exception {
        launch("--help");

        var outcome = launch(
                Map.of("JAVA_EXIT", "3", "LEPORELLO_JAVA_OPTIONS", "-Xmx1g -Dx=y"),
                project.resolve("leporello"),
                "import",
                "a file",
                "*",
                "",
                "$HOME");

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.out())
                .contains("[-Xmx1g]\n[-Dx=y]\n[-jar]\n")
                .endsWith("leporello.jar]\n[import]\n[a file]\n[*]\n[]\n[$HOME]\ntyped\n");
    }

    @Test
    void the_build_leaves_standard_input_to_the_command() throws Exception {
        assertThat(launch("import", "-").out()).endsWith("[-]\ntyped\n");
    }

    @Test
    void it_finds_its_project_through_symlinks() throws Exception {
        var first = Files.createSymbolicLink(directory.resolve("first"), Path.of("the project/leporello"));
        var second = Files.createSymbolicLink(tools.resolve("second"), first);

        var outcome = launch(Map.of(), second, "--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("/the project/api-gateway/target/leporello.jar]");
    }

    @Test
    void an_old_java_is_named_in_one_sentence() throws Exception {
        java("11.0.22");

        var outcome = launch("--help");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualTo("leporello: Leporello needs a JDK 17 or newer, but found Java 11 at " + tools
                        + "/java (PATH); install one, or set JAVA_HOME to it.\n");
    }

    @Test
    void java_eight_is_eight_and_a_wrong_home_is_named_too() throws Exception {
        java("1.8.0_402");

        var outcome = launch(Map.of("JAVA_HOME", "/nowhere"), project.resolve("leporello"), "--help");

        assertThat(outcome.err())
                .contains("found no java at /nowhere/bin/java (JAVA_HOME) and Java 8 at " + tools + "/java (PATH)");
    }

    @Test
    void no_java_at_all_is_said() throws Exception {
        Files.delete(tools.resolve("java"));
        for (var tool : List.of("dirname", "sed", "head", "readlink"))
            Files.createSymbolicLink(tools.resolve(tool), existing(tool));

        var outcome = launch(Map.of("PATH", tools.toString()), project.resolve("leporello"), "--help");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("but found none in JAVA_HOME or on the PATH");
    }

    private static Path existing(String tool) {
        var usual = Path.of("/usr/bin", tool);
        return Files.exists(usual) ? usual : Path.of("/bin", tool);
    }

    @Test
    void a_java_without_compiler_cannot_build() throws Exception {
        var home = directory.resolve("jre");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(tools.resolve("java"), home.resolve("bin/java"));

        var outcome = launch(Map.of("JAVA_HOME", home.toString()), project.resolve("leporello"), "--help");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("comes without the compiler javac");
    }

    @Test
    void a_failed_build_shows_the_end_of_its_log_and_leaves_no_broken_jar() throws Exception {
        var outcome = launch(Map.of("MAVEN_EXIT", "1"), project.resolve("leporello"), "--help");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(" failed after ").endsWith("maven was told -q -B -DskipTests package\n");
        assertThat(project.resolve("api-gateway/target/leporello.jar")).doesNotExist();
    }
}
