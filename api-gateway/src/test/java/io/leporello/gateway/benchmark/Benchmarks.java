package io.leporello.gateway.benchmark;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Runs them one after the other, and tells what they found in one table and one file. */
final class Benchmarks {

    private static final Map<String, Part> PARTS = parts();

    private Benchmarks() {}

    /** What can be measured by itself. */
    private interface Part {

        /**
         * @param folder of its own, deleted in the end
         * @param jar    the program as users run it
         */
        void run(Path folder, Path jar, Figures figures) throws Exception;
    }

    /** In the order in which they run. */
    private static Map<String, Part> parts() {
        var parts = new LinkedHashMap<String, Part>();
        parts.put("intake", (folder, jar, figures) -> new IntakeBenchmark(folder, jar, figures).run());
        parts.put("rebuild", (folder, jar, figures) -> new RebuildBenchmark(folder, jar, figures).run());
        parts.put("arithmetic", (folder, jar, figures) -> new ArithmeticBenchmark(figures).run());
        parts.put("accounts", (folder, jar, figures) -> new AccountBenchmark(folder, jar, figures).run());
        parts.put("pages", (folder, jar, figures) -> new PageBenchmark(folder, jar, figures).run());
        parts.put("billing", (folder, jar, figures) -> new BillingBenchmark(folder, jar, figures).run());
        parts.put("run", (folder, jar, figures) -> new RunBenchmark(folder, jar, figures).run());
        return parts;
    }

    /**
     * @param arguments the folder of the built jar, where the figures go too; then the names of the parts to run, set apart
     *                  by commas, or {@code all}
     */
    public static void main(String... arguments) throws Exception {
        var target = Path.of(arguments[0]);
        var figures = new Figures();
        for (var name : named(arguments[1])) run(name, target, figures);
        figures.print(System.out);
        Files.writeString(
                target.resolve("benchmarks.json"),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures.asMap()));
    }

    private static Collection<String> named(String names) {
        if (names.equals("all")) return PARTS.keySet();
        var named = List.of(names.split(","));
        for (var name : named)
            if (!PARTS.containsKey(name))
                throw new IllegalArgumentException(
                        "There is no benchmark \"" + name + "\"; there are " + PARTS.keySet() + " and all");
        return named;
    }

    private static void run(String name, Path target, Figures figures) throws Exception {
        var folder = target.resolve("benchmark").resolve(name);
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        requireNonNull(PARTS.get(name)).run(folder, target.resolve("leporello.jar"), figures);
        FileSystemUtils.deleteRecursively(folder);
    }
}
