package io.leporello.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The instructions of a Dockerfile, each on one line and without comments. */
record Dockerfile(List<String> instructions) {

    static Dockerfile read(Path file) throws IOException {
        var lines = Files.readString(file).replaceAll("(?m)^#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
        return new Dockerfile(Arrays.stream(lines.split("\\R"))
                .filter(line -> !line.isBlank())
                .toList());
    }

    /** What follows an instruction's name, in order. */
    List<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.startsWith(name + " "))
                .map(instruction -> instruction.substring(name.length() + 1))
                .toList();
    }

    /** The instructions of the image itself, without the stages it is built by. */
    Dockerfile image() {
        var from = 0;
        for (var line = 0; line < instructions.size(); line++)
            if (instructions.get(line).startsWith("FROM ")) from = line;
        return new Dockerfile(instructions.subList(from, instructions.size()));
    }
}
