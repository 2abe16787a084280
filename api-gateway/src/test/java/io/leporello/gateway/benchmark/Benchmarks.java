package io.leporello.gateway.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** Runs them one after the other, and tells what they found in one table and one file. */
final class Benchmarks {

    private static final Set<String> ALL = Set.of("intake", "accounts");

    private Benchmarks() {}

    /** @param arguments the folder of the built jar, where the figures go too; then which to run, all when none is named */
    public static void main(String... arguments) throws Exception {
        var target = Path.of(arguments[0]);
        var named = Arrays.stream(arguments).skip(1).collect(Collectors.toSet());
        var wanted = named.isEmpty() ? ALL : named;
        var folder = target.resolve("benchmark");
        var jar = target.resolve("leporello.jar");
        var figures = new Figures();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        if (wanted.contains("intake")) new IntakeBenchmark(folder, jar, figures).run();
        if (wanted.contains("accounts")) new AccountBenchmark(folder, jar, figures).run();
        FileSystemUtils.deleteRecursively(folder);
        figures.print(System.out);
        Files.writeString(
                target.resolve("benchmarks.json"),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures.asMap()));
    }
}
