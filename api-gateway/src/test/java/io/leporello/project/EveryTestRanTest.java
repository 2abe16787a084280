package io.leporello.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code build/EveryTestRan.java}, the last step of every module's build, on small modules with something wrong. */
class EveryTestRanTest {

    private static final Instant BUILD_START = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private static Path program;

    @TempDir
    private Path module;

    @BeforeAll
    static void compile_the_program_once() {
        compile(Path.of("../build/EveryTestRan.java"), program);
    }

    @Test
    void a_module_without_tests_is_fine() throws IOException {
        assertThat(run()).isEqualTo(new Outcome(0, ""));
    }

    @Test
    void a_reported_class_ran() throws IOException {
        compiled("class MoneyTest { @Test void adds() {} }");
        reported("surefire", "MoneyTest", "<testcase name='adds' classname='MoneyTest'/>");
        assertThat(run()).isEqualTo(new Outcome(0, "Every test class ran: 1 tests in 1 classes."));
    }

    @Test
    void a_class_without_a_report_did_not_run() throws IOException {
        compiled("class MoneyTest { @Test void adds() {} }", "class StoreIT { @Test void appends() {} }");
        reported("failsafe", "StoreIT", "<testcase name='appends' classname='StoreIT'/>");
        assertFails("MoneyTest did not run");
    }

    @Test
    void what_was_generated_from_a_benchmark_is_no_test() throws IOException {
        compiled("class MoneyTest { @Test void adds() {} }");
        reported("surefire", "MoneyTest", "<testcase name='adds' classname='MoneyTest'/>");
        var source = module.resolve("src/test/java/Parsing_jmhTest.java");
        Files.writeString(source, "package speed.jmh_generated; class Parsing_jmhTest { void measures() {} }");
        compile(source, module.resolve("target/test-classes"));
        assertThat(run()).isEqualTo(new Outcome(0, "Every test class ran: 1 tests in 1 classes."));
    }

    @Test
    void a_report_without_a_test_proves_nothing() throws IOException {
        compiled("class MoneyTest { @Test void adds() {} }");
        reported("surefire", "MoneyTest", "");
        assertFails("MoneyTest did not run, or a condition in a @BeforeAll ended it");
    }

    @Test
    void the_report_of_an_earlier_build_does_not_count() throws IOException {
        compiled("class MoneyTest { @Test void adds() {} }");
        var report = reported("surefire", "MoneyTest", "<testcase name='adds' classname='MoneyTest'/>");
        Files.setLastModifiedTime(report, FileTime.from(BUILD_START.minusMillis(1)));
        assertFails("MoneyTest did not run");
    }

    @Test
    void a_class_called_like_a_test_must_hold_one() throws IOException {
        compiled("class EmptyTest {}");
        assertFails("EmptyTest did not run");
    }

    @ParameterizedTest
    @CsvSource({"MoneyTests", "TestMoney", "MoneyCheck", "MoneyITCase"})
    void a_class_with_tests_is_called_so_that_something_runs_it(String name) throws IOException {
        compiled("class " + name + " { @ParameterizedTest @ValueSource(ints = 1) void adds(int cents) {} }");
        reported("surefire", name, "<testcase name='adds' classname='" + name + "'/>");
        assertFails(name + " has tests, but its name ends in neither Test nor IT");
    }

    @Test
    void an_abstract_class_is_run_by_its_heirs() throws IOException {
        compiled("abstract class StoreContract { @Test void appends() {} }", "class StoreIT extends StoreContract {}");
        reported("failsafe", "StoreIT", "<testcase name='appends' classname='StoreIT'/>");
        assertThat(run().code()).isZero();
    }

    @Test
    void nested_tests_account_for_a_class_without_tests_of_its_own() throws IOException {
        compiled("class MoneyTest { @Nested class Sums { @Test void adds() {} } }");
        reported("surefire", "MoneyTest", "<testcase name='adds' classname='MoneyTest$Sums'/>");
        assertThat(run().code()).isZero();
    }

    @Test
    void a_nested_class_that_nothing_runs_is_found() throws IOException {
        compiled("class MoneyTest { @Test void adds() {} static class Sums { @Test void adds() {} } }");
        reported("surefire", "MoneyTest", "<testcase name='adds' classname='MoneyTest'/>");
        assertFails("MoneyTest$Sums did not run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <skipped/>                                                           | nothing at all
            <skipped message='void MoneyTest.adds() is @Disabled'/>              | JUnit's words for a bare @Disabled
            <skipped>x.TestAbortedException: Assumption failed: assumption is not true&#10;\tat A.b(A.java:1)</skipped> | a bare assumption
            """)
    void a_test_skipped_without_a_reason_fails_the_build(String skipped, String because) throws IOException {
        compiled("class MoneyTest { @Test void adds() {} }");
        reported("surefire", "MoneyTest", "<testcase name='adds' classname='MoneyTest'>" + skipped + "</testcase>");
        assertFails("MoneyTest.adds", "was skipped, and nobody wrote why");
    }

    @Test
    void a_test_skipped_for_a_reason_is_named_with_it() throws IOException {
        compiled("class StoreIT { @Test void appends() {} }");
        reported(
                "failsafe",
                "StoreIT",
                "<testcase name='appends' classname='StoreIT'><skipped>x.TestAbortedException: Assumption failed: no Axon"
                        + " Server is named&#10;\tat A.b(A.java:1)&#10;</skipped></testcase>");
        var outcome = run();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.output())
                .startsWith(
                        "Skipped: StoreIT.appends (x.TestAbortedException: Assumption failed: no Axon Server is named)");
    }

    @ParameterizedTest
    @CsvSource({"test=MoneyTest", "skipTests=true", "groups=slow"})
    void a_build_that_chooses_tests_is_not_asked_for_the_others(String option) throws IOException {
        compiled("class MoneyTest { @Test void adds() {} }");
        assertThat(run(option))
                .isEqualTo(new Outcome(0, "Not every test was meant to run (" + option + "), so none is missed."));
    }

    @ParameterizedTest
    @CsvSource({"test=${test}", "skipTests=false", "groups="})
    void an_option_that_chooses_nothing_changes_nothing(String option) throws IOException {
        compiled("class MoneyTest { @Test void adds() {} }");
        assertThat(run(option).code()).isOne();
    }

    @Test
    void every_module_runs_it_at_the_end_of_its_build() throws IOException {
        assertThat(Path.of("../pom.xml"))
                .content()
                .containsPattern("(?s)<id>every-test-ran</id>\\s*<phase>verify</phase>");
        assertThat(Path.of("../build/EveryTestRan.java")).isRegularFile();
    }

    private void assertFails(String... words) throws IOException {
        var outcome = run();
        assertThat(outcome.code()).isOne();
        assertThat(outcome.output()).contains(words).doesNotContain("Exception in thread");
    }

    private void compiled(String... classes) throws IOException {
        var imports = "import org.junit.jupiter.api.*; import org.junit.jupiter.params.*;"
                + " import org.junit.jupiter.params.provider.*; ";
        var source = module.resolve("src/test/java/Tests.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, imports + String.join("\n", classes));
        compile(source, Files.createDirectories(module.resolve("target/test-classes")));
    }

    private static void compile(Path source, Path target) {
        var messages = new ByteArrayOutputStream();
        var code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-proc:none",
                        "-cp",
                        junit(),
                        "-d",
                        target.toString(),
                        source.toString());
        assertThat(code).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String junit() {
        return jarOf(Test.class) + System.getProperty("path.separator") + jarOf(ParameterizedTest.class);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In the form of Surefire and Failsafe. */
    private Path reported(String plugin, String name, String cases) throws IOException {
        var folder = Files.createDirectories(module.resolve("target/" + plugin + "-reports"));
        Files.writeString(
                folder.resolve("failsafe-summary.xml"), "<failsafe-summary><skipped>0</skipped></failsafe-summary>");
        var report = folder.resolve("TEST-" + name + ".xml");
        Files.writeString(report, "<testsuite name='" + name + "'><properties/>" + cases + "</testsuite>");
        Files.setLastModifiedTime(report, FileTime.from(BUILD_START));
        return report;
    }

    private Outcome run(String... options) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", program.toString()));
        command.addAll(List.of("EveryTestRan", module.toString(), BUILD_START.toString()));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.onExit().join().exitValue(), output.strip());
    }

    private record Outcome(int code, String output) {}
}
